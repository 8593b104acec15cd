namespace Anneal.Dialects;

/// <summary>Timm's schedules by Timm's own names.</summary>
internal static class TimmLibrary
{
    public static DialectLibrary Library { get; } = new("timm", "1.0.31", new Dictionary<string, Func<DialectArguments, Plan>>
    {
    });
}
