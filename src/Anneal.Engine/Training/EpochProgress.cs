namespace Anneal.Engine.Training;

/// <summary>Counts batches into epochs and averages their losses.</summary>
internal struct EpochProgress(int batchesPerEpoch)
{
    private int _batches;
    private long _examples;
    private double _sum;

    /// <summary>The current epoch, counted from 0.</summary>
    public long Epoch { get; private set; }

    /// <summary>Counts a batch.</summary>
    /// <returns>The epoch's mean loss, if this batch was its last.</returns>
    public double? Add(double loss, int examples)
    {
        _sum += loss * examples;
        _examples += examples;
        if (++_batches < batchesPerEpoch)
            return null;
        double mean = _sum / _examples;
        (_batches, _examples, _sum) = (0, 0, 0);
        Epoch++;
        return mean;
    }
}
