namespace Anneal.Engine;

/// <summary>The moving averages of a batch normalization, which evaluation uses in place of the batch's own statistics.</summary>
/// <remarks>
/// Mean 0 and variance 1 at first. A training pass moves both by the layer's momentum towards the batch's mean and its
/// unbiased variance, as PyTorch does. Not thread-safe.
/// </remarks>
public sealed class RunningStatistics
{
    private readonly float[] _mean;
    private readonly float[] _variance;

    internal RunningStatistics(string name, int channels)
    {
        Name = name;
        _mean = new float[channels];
        _variance = new float[channels];
        _variance.AsSpan().Fill(1);
    }

    /// <summary>The layer's number in the model; inner layers have a dot and their own number.</summary>
    public string Name { get; }

    /// <summary>Number of channels.</summary>
    public int Channels => _mean.Length;

    /// <summary>[channels].</summary>
    public ReadOnlySpan<float> Mean => _mean;

    /// <summary>[channels], unbiased.</summary>
    public ReadOnlySpan<float> Variance => _variance;

    /// <summary>Replaces the averages, for instance by those of a file.</summary>
    /// <param name="mean">[channels].</param>
    /// <param name="variance">[channels], 0 or more each.</param>
    /// <exception cref="ArgumentException">A length is not the number of channels.</exception>
    public void CopyFrom(ReadOnlySpan<float> mean, ReadOnlySpan<float> variance)
    {
        if (mean.Length != Channels || variance.Length != Channels)
        {
            throw new ArgumentException(
                $"There are {mean.Length} means and {variance.Length} variances, but layer {Name} has {Channels} channels; give {Channels} of each.");
        }

        mean.CopyTo(_mean);
        variance.CopyTo(_variance);
    }

    internal float MeanOf(int channel) => _mean[channel];

    internal float VarianceOf(int channel) => _variance[channel];

    internal void Move(int channel, double mean, double variance, double share)
    {
        _mean[channel] = (float)(_mean[channel] + share * (mean - _mean[channel]));
        _variance[channel] = (float)(_variance[channel] + share * (variance - _variance[channel]));
    }
}
