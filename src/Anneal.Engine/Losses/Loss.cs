using Anneal.Engine.Data;

namespace Anneal.Engine.Losses;

/// <summary>What a training minimizes: how wrong the results of a batch are, as the mean over its examples.</summary>
/// <remarks>Not thread-safe: a loss may keep buffers. It must allocate nothing once they are there.</remarks>
/// <example>
/// One of one's own: the mean absolute error. Its gradient is the sign of each difference over their number.
/// <code>
/// Loss loss = new MeanAbsoluteError();
///
/// sealed class MeanAbsoluteError : Loss
/// {
///     public override double Compute(ReadOnlySpan&lt;float&gt; outputs, Batch batch, Span&lt;float&gt; gradient)
///     {
///         double sum = 0;
///         for (int i = 0; i &lt; outputs.Length; i++)
///         {
///             double difference = (double)outputs[i] - batch.Targets[i];
///             sum += Math.Abs(difference);
///             gradient[i] = Math.Sign(difference) / (float)outputs.Length;
///         }
///
///         return sum / outputs.Length;
///     }
/// }
/// </code>
/// </example>
public abstract class Loss
{
    private float[] _scratch = [];

    /// <summary>The mean loss of a batch and its gradient by the results.</summary>
    /// <param name="outputs">[count, outputs], row-major: what the model gave for the batch.</param>
    /// <param name="batch">The examples, with their labels, or targets where the source has them.</param>
    /// <param name="gradient">[count, outputs] or longer, overwritten.</param>
    /// <returns>The mean loss; NaN or infinite where a result is not finite.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit.</exception>
    public abstract double Compute(ReadOnlySpan<float> outputs, Batch batch, Span<float> gradient);

    /// <summary>The mean loss of a batch alone.</summary>
    /// <param name="outputs">[count, outputs], row-major: what the model gave for the batch.</param>
    /// <param name="batch">The examples, with their labels, or targets where the source has them.</param>
    /// <returns>The mean loss; NaN or infinite where a result is not finite.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit.</exception>
    public double Compute(ReadOnlySpan<float> outputs, Batch batch) => Compute(outputs, batch, Scratch(outputs.Length));

    /// <summary>Room for a gradient that nobody asked for.</summary>
    private protected Span<float> Scratch(int length)
    {
        if (_scratch.Length < length)
            _scratch = new float[length];
        return _scratch.AsSpan(0, length);
    }
}
