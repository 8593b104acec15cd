using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>The numbers of each channel that a batch normalization works with.</summary>
internal sealed unsafe class NormalizationStatistics
{
    private readonly PinnedBuffer _memory;
    private readonly RunningStatistics _running;
    private readonly double[] _first;
    private readonly double[] _second;
    private readonly ImageShape _shape;
    private readonly double _momentum;
    private readonly double _epsilon;

    public NormalizationStatistics(ImageShape shape, RunningStatistics running, double momentum, double epsilon)
    {
        (_shape, _running, _momentum, _epsilon) = (shape, running, momentum, epsilon);
        _memory = new PinnedBuffer(7L * shape.Channels);
        _first = new double[shape.Channels];
        _second = new double[shape.Channels];
    }

    public float* Mean => _memory.Pointer;

    /// <summary>1 / √(variance + ε).</summary>
    public float* InverseDeviation => Mean + _shape.Channels;

    /// <summary>Factor on z: weight · inverse deviation.</summary>
    public float* Factor => InverseDeviation + _shape.Channels;

    /// <summary>Added to it: bias − mean · factor.</summary>
    public float* Shift => Factor + _shape.Channels;

    public float* A => Shift + _shape.Channels;

    public float* P => A + _shape.Channels;

    public float* Q => P + _shape.Channels;

    /// <summary>Mean and variance of the batch, and the running ones moved towards them.</summary>
    /// <param name="moments">[count, 2, channels] of <see cref="ChannelMoments"/>.</param>
    /// <param name="pass">The pass at hand.</param>
    public void TakeBatch(float* moments, UnitContext pass)
    {
        int channels = _shape.Channels, positions = _shape.Positions;
        long values = (long)pass.Count * positions;
        double share = pass.Mode == PassMode.Recalibration ? 1.0 / (pass.Pass + 1) : _momentum;
        AddUp(moments, pass.Count);
        for (int c = 0; c < channels; c++)
            _first[c] /= pass.Count;
        for (int n = 0; n < pass.Count; n++, moments += 2 * channels)
        {
            for (int c = 0; c < channels; c++)
            {
                double d = moments[c] - _first[c];
                _second[c] += positions * d * d;
            }
        }

        for (int c = 0; c < channels; c++)
        {
            Mean[c] = (float)_first[c];
            InverseDeviation[c] = (float)(1 / Math.Sqrt(_second[c] / values + _epsilon));
            _running.Move(c, _first[c], values > 1 ? _second[c] / (values - 1) : 0, share);
        }
    }

    /// <summary>The running mean and variance.</summary>
    public void TakeRunning()
    {
        for (int c = 0; c < _shape.Channels; c++)
        {
            Mean[c] = _running.MeanOf(c);
            InverseDeviation[c] = (float)(1 / Math.Sqrt(_running.VarianceOf(c) + _epsilon));
        }
    }

    public void Scale(float* weight, float* bias)
    {
        for (int c = 0; c < _shape.Channels; c++)
        {
            Factor[c] = weight[c] * InverseDeviation[c];
            Shift[c] = bias[c] - Mean[c] * Factor[c];
        }
    }

    /// <summary>The parameters' gradients, and the three numbers of the input's: <c>a g + p z + q</c>.</summary>
    /// <param name="sums">[count, 2, channels] of <see cref="ChannelGradient"/>.</param>
    /// <param name="pass">The pass at hand.</param>
    /// <param name="weightGradient">[channels], overwritten.</param>
    /// <param name="biasGradient">[channels], overwritten.</param>
    public void TakeGradient(float* sums, UnitContext pass, float* weightGradient, float* biasGradient)
    {
        double values = (double)pass.Count * _shape.Positions;
        bool isConstant = pass.Mode == PassMode.Evaluation;
        AddUp(sums, pass.Count);
        for (int c = 0; c < _shape.Channels; c++)
        {
            double inverse = InverseDeviation[c], factor = Factor[c], sum = _first[c], product = _second[c];
            double slope = isConstant ? 0 : -factor * inverse * inverse * product / values;
            biasGradient[c] = (float)sum;
            weightGradient[c] = (float)(product * inverse);
            A[c] = (float)factor;
            P[c] = (float)slope;
            Q[c] = isConstant ? 0 : (float)(-factor * sum / values - slope * Mean[c]);
        }
    }

    /// <summary>Adds the two rows of every example, in the order of the examples.</summary>
    private void AddUp(float* rows, int count)
    {
        int channels = _shape.Channels;
        Array.Clear(_first);
        Array.Clear(_second);
        for (int n = 0; n < count; n++, rows += 2 * channels)
        {
            for (int c = 0; c < channels; c++)
            {
                _first[c] += rows[c];
                _second[c] += rows[channels + c];
            }
        }
    }
}
