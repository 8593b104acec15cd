namespace Anneal.Dialects;

/// <summary>Transformers's schedules by Transformers's own names.</summary>
internal static class TransformersLibrary
{
    public static DialectLibrary Library { get; } = new("transformers", "5.23.0", new Dictionary<string, Func<DialectArguments, Plan>>
    {
    });
}
