using Anneal.Engine.Units;

namespace Anneal.Engine.Layers;

/// <summary>Batch normalization of each channel: <c>y = (x − mean) / √(variance + ε) · weight + bias</c>.</summary>
/// <remarks>
/// <para>In training, mean and variance are those of the batch over all positions (the variance is divided by their
/// number), and the <see cref="RunningStatistics"/> move towards them; in evaluation the running ones are used.</para>
/// <para>Parameters: <c>weight</c> [channels], 1, and <c>bias</c> [channels], 0.
/// S. Ioffe and C. Szegedy, arXiv:1502.03167, algorithms 1 and 2.</para>
/// </remarks>
public sealed record BatchNorm2d : Layer
{
    /// <summary>Creates the description.</summary>
    /// <param name="momentum">How far a training pass moves the running statistics towards the batch's, above 0 up to
    /// 1.</param>
    /// <param name="epsilon">Added to the variance; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public BatchNorm2d(double momentum = 0.1, double epsilon = 1e-5)
    {
        if (momentum is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(momentum), momentum, "'momentum' must be above 0 and at most 1, such as 0.1: the weight of the newest batch.");
        }

        if (!(epsilon > 0) || !double.IsFinite(epsilon))
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "'epsilon' must be above 0, such as 1e-5.");
        (Momentum, Epsilon) = (momentum, epsilon);
    }

    /// <summary>How far a training pass moves the running statistics towards the batch's.</summary>
    public double Momentum { get; }

    /// <summary>Added to the variance.</summary>
    public double Epsilon { get; }

    internal override bool CanRectify => true;

    internal override ImageShape OutputShape(ImageShape input, string name) => input;

    internal override long ParameterCount(ImageShape input) => 2L * input.Channels;

    internal override Unit Build(UnitBuilder builder, LayerPlace place) =>
        builder.AddNormalization(place.Name, place.Input, Momentum, Epsilon, place.Rectifies);
}
