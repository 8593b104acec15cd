namespace Anneal.Dialects;

/// <summary>MMEngine's schedules by MMEngine's own names.</summary>
internal static class MMEngineLibrary
{
    public static DialectLibrary Library { get; } = new("mmengine", "0.10.7", new Dictionary<string, Func<DialectArguments, Plan>>
    {
    });
}
