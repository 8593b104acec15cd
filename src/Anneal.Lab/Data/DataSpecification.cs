namespace Anneal.Lab.Data;

/// <summary>A data set as it is named on a command line: <c>NAME[:PLACE][,OPTION=VALUE]…</c>.</summary>
/// <remarks>Nothing in it means anything to a shell, so it needs quotation marks only where a path does. A comma ends the place
/// only where a lower-case word and an equals sign follow, and no slash after them.</remarks>
internal sealed record DataSpecification(string Text, string Name, string? Place, IReadOnlyDictionary<string, string> Options)
{
    private const string Scale = "scale";

    /// <summary>Takes the text apart.</summary>
    /// <exception cref="DataFormatException">An option is given twice.</exception>
    public static DataSpecification Parse(string text)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        string rest = text;
        while (rest.LastIndexOf(',') is >= 0 and int comma && OptionIn(rest[(comma + 1)..]) is { } option)
        {
            if (!options.TryAdd(option.Key, option.Value))
                throw Wrong(text, $"The option '{option.Key}' is given twice.", "Give it once.");
            rest = rest[..comma];
        }

        string[] parts = rest.Split(':', 2);
        return new(text, parts[0], parts.Length == 2 ? parts[1] : null, options);
    }

    /// <summary>A problem with this text.</summary>
    public DataFormatException Wrong(string what, string remedy) => Wrong(Text, what, remedy);

    /// <summary>Refuses options that are not known.</summary>
    /// <exception cref="DataFormatException">There is one.</exception>
    public void RequireOptions(params ReadOnlySpan<string> known)
    {
        foreach (string option in Options.Keys)
        {
            if (!known.Contains(option))
            {
                throw Wrong(
                    $"The data set '{Name}' has no option '{option}'.",
                    known.IsEmpty ? $"Give '{Name}' alone." : $"Its options are: {string.Join(", ", known)}.");
            }
        }
    }

    /// <summary>Takes out how pixels are scaled, which every data set may be asked for.</summary>
    /// <exception cref="DataFormatException">There is no such scale.</exception>
    public DataSpecification WithoutScale(out bool isUnit)
    {
        isUnit = Option(Scale) switch
        {
            null or "standard" => false,
            "unit" => true,
            var other => throw Wrong($"Pixels cannot be scaled '{other}'.", "Give scale=standard, each channel with mean 0 and standard deviation 1, or scale=unit, from 0 to 1."),
        };
        return this with { Options = Options.Where(option => option.Key != Scale).ToDictionary() };
    }

    /// <summary>The value of an option; null if it is not given.</summary>
    public string? Option(string name) => Options.GetValueOrDefault(name);

    private static (string Key, string Value)? OptionIn(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && text.AsSpan(0, equals).IndexOfAnyExceptInRange('a', 'z') < 0 && text.AsSpan(equals).IndexOfAny('/', '\\') < 0
            ? (text[..equals], text[(equals + 1)..])
            : null;
    }

    private static DataFormatException Wrong(string text, string what, string remedy) => new(new DataProblem(text, null, what, remedy));
}
