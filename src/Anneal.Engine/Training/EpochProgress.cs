namespace Anneal.Engine.Training;

/// <summary>Counts batches into epochs and averages their losses.</summary>
internal record struct EpochProgress(long Epoch, int Batches, long Examples, double LossSum)
{
    /// <summary>Counts a batch.</summary>
    /// <returns>The epoch's mean loss, if this batch was its last.</returns>
    public double? Add(double loss, int examples, int batchesPerEpoch)
    {
        LossSum += loss * examples;
        Examples += examples;
        if (++Batches < batchesPerEpoch)
            return null;
        double mean = LossSum / Examples;
        this = new(Epoch + 1, 0, 0, 0);
        return mean;
    }
}
