namespace Anneal.Dialects;

/// <summary>DeepSpeed's schedules by DeepSpeed's own names.</summary>
internal static class DeepSpeedLibrary
{
    public static DialectLibrary Library { get; } = new("deepspeed", "0.19.8", new Dictionary<string, Func<DialectArguments, Plan>>
    {
    });
}
