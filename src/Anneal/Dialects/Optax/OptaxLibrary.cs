namespace Anneal.Dialects;

/// <summary>Optax's schedules by Optax's own names.</summary>
internal static class OptaxLibrary
{
    public static DialectLibrary Library { get; } = new("optax", "0.2.8", new Dictionary<string, Func<DialectArguments, Plan>>
    {
    });
}
