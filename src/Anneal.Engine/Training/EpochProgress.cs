namespace Anneal.Engine.Training;

/// <summary>Counts batches into epochs and averages their losses.</summary>
internal record struct EpochProgress(long Epoch, long Examples, double LossSum)
{
    /// <summary>Counts a batch.</summary>
    /// <param name="loss">Its mean loss.</param>
    /// <param name="examples">Its examples.</param>
    /// <param name="nextEpoch">The epoch of the example after it.</param>
    /// <returns>The epoch's mean loss, if this batch was its last.</returns>
    public double? Add(double loss, int examples, long nextEpoch)
    {
        LossSum += loss * examples;
        Examples += examples;
        if (nextEpoch == Epoch)
            return null;
        double mean = LossSum / Examples;
        this = new(nextEpoch, 0, 0);
        return mean;
    }
}
