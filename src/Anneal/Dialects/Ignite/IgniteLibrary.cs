namespace Anneal.Dialects;

/// <summary>Ignite's schedules by Ignite's own names.</summary>
internal static class IgniteLibrary
{
    public static DialectLibrary Library { get; } = new("ignite", "0.5.5", new Dictionary<string, Func<DialectArguments, Plan>>
    {
    });
}
