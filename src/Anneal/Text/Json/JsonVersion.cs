namespace Anneal.Text.Json;

/// <summary>The version of the JSON of schedules and plans.</summary>
internal static class JsonVersion
{
    public const string Name = "schemaVersion";
    public const int Current = 1;

    public static void Write(JsonOutput json) => json.Name(Name).Whole(Current);

    public static void Require(JsonInput json)
    {
        long version = json.Required(Name).Whole();
        if (version != Current)
            throw json.Required(Name).Problem($"the version is {version}; this library reads version {Current}. Use the library that wrote it, or a later one.");
    }
}
