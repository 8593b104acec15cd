using Anneal.Text.Notations;

namespace Anneal.Dialects;

/// <summary>When a metric counts as better than the best so far, in PyTorch's words <c>mode</c>, <c>threshold</c> and <c>threshold_mode</c>.</summary>
/// <remarks>
/// <c>min</c>: <c>v &lt; best · (1 − t)</c> if relative, <c>v &lt; best − t</c> if absolute; <c>max</c> likewise with the signs exchanged. The relative
/// test has the wrong sign for negative metrics, as in the library.
/// </remarks>
/// <param name="IsMax">Whether a higher metric is better.</param>
/// <param name="Threshold">t.</param>
/// <param name="IsRelative">Whether t is a share of the best, not a difference.</param>
internal readonly record struct TorchImprovement(bool IsMax, double Threshold, bool IsRelative)
{
    internal static TorchImprovement Read(Fields field, TorchImprovement? own) =>
        new(field.Flag("higher-is-better", own?.IsMax), field.Number("threshold", own?.Threshold, 1e-4), !field.Flag("absolute", !own?.IsRelative));

    /// <summary>The best before any metric was seen.</summary>
    public double Worst => IsMax ? double.NegativeInfinity : double.PositiveInfinity;

    public static TorchImprovement Of(string mode, double threshold, string thresholdMode) =>
        new(Require.OneOf(mode, "min", "max") == "max", threshold, Require.OneOf(thresholdMode, "rel", "abs") == "rel");

    public bool IsBetter(double value, double best) => (IsMax, IsRelative) switch
    {
        (false, true) => value < best * (1 - Threshold),
        (false, false) => value < best - Threshold,
        (true, true) => value > best * (Threshold + 1),
        _ => value > best + Threshold,
    };
}
