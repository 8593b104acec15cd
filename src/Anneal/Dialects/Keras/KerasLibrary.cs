namespace Anneal.Dialects;

/// <summary>Keras's schedules by Keras's own names.</summary>
internal static class KerasLibrary
{
    public static DialectLibrary Library { get; } = new("keras", "3.15.1", new Dictionary<string, Func<DialectArguments, Plan>>
    {
    });
}
