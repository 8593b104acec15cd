namespace Anneal.Lab.Runs.Exports;

/// <summary>A line of a run's metrics: an update, the end of an epoch, or something else that was recorded.</summary>
/// <param name="Text">The line as it stands, a JSON object.</param>
/// <param name="Update">Its update; null if it names none.</param>
/// <param name="Values">Its numbers by their names, update and epoch included; one that was not finite is NaN.</param>
public sealed record RecordedLine(string Text, long? Update, IReadOnlyDictionary<string, double> Values)
{
    /// <summary>Whether it is the end of an epoch.</summary>
    public bool IsEpoch => Values.ContainsKey("validationLoss") && Update is not null;

    /// <summary>Whether it is an update.</summary>
    public bool IsUpdate => Values.ContainsKey("loss") && Values.ContainsKey("learningRate") && Update is not null;
}
