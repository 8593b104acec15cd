using System.Globalization;

namespace Anneal.Engine.Training;

/// <summary>A limit on gradients, applied before each update.</summary>
/// <example>
/// <code>
/// var data = new ImageData(pixels: new byte[600 * 64], labels: new int[600], inputSize: 64, classes: 10);
/// var model = new Model(64, [new Linear(32), new ReLU(), new Linear(10)], maximumBatch: 50, seed: 1);
/// var trainer = new Trainer(
///     model, new OneCycle(peakLearningRate: 0.2, steps: 24).Build(), new Sgd(model), new ShuffledBatches(data, 50, seed: 1))
/// {
///     Clipping = GradientClipping.ByNorm(1),
///     AccumulatedBatches = 4,   // 200 examples an update
/// };
/// </code>
/// </example>
public sealed record GradientClipping
{
    private GradientClipping(double? maximumNorm, double? maximumValue) => (MaximumNorm, MaximumValue) = (maximumNorm, maximumValue);

    /// <summary>The largest norm of all gradients together; null where norms are not limited.</summary>
    public double? MaximumNorm { get; }

    /// <summary>The largest magnitude of an element of a gradient; null where magnitudes are not limited.</summary>
    public double? MaximumValue { get; }

    /// <summary>Scales all gradients down together where their norm is larger.</summary>
    /// <remarks>
    /// <c>g = g min(1, maximum / (‖g‖ + 1e-6))</c> with the norm of all parameters' gradients, as PyTorch's
    /// <c>clip_grad_norm_</c>. R. Pascanu, T. Mikolov and Y. Bengio, arXiv:1211.5063, algorithm 1.
    /// </remarks>
    /// <param name="maximum">The largest norm, above 0.</param>
    /// <returns>The limit.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximum"/> is not a finite number above 0.</exception>
    public static GradientClipping ByNorm(double maximum) => new(Positive(maximum), null);

    /// <summary>Moves each element of a gradient into a range: <c>g = min(max(g, −maximum), maximum)</c>.</summary>
    /// <param name="maximum">The largest magnitude, above 0.</param>
    /// <returns>The limit.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximum"/> is not a finite number above 0.</exception>
    public static GradientClipping ByValue(double maximum) => new(null, Positive(maximum));

    private static double Positive(double maximum) => maximum > 0 && double.IsFinite(maximum)
        ? maximum
        : throw new ArgumentOutOfRangeException(
            nameof(maximum), maximum,
            string.Create(CultureInfo.InvariantCulture, $"'maximum' must be a finite number above 0; it is {maximum}. Leave clipping out for no limit."));
}
