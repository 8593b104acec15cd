namespace Anneal.Dialects;

/// <summary>Composer's schedules by Composer's own names.</summary>
internal static class ComposerLibrary
{
    public static DialectLibrary Library { get; } = new("composer", "0.32.1", new Dictionary<string, Func<DialectArguments, Plan>>
    {
    });
}
