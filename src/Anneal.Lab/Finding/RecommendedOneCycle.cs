using System.Globalization;

namespace Anneal.Lab.Finding;

/// <summary>A 1cycle with a recommended peak, in the two forms in which it can be used. The peak is rounded to two digits: no search is more exact.</summary>
public sealed record RecommendedOneCycle
{
    internal RecommendedOneCycle(double peak, double weightDecay, int epochs, long steps) =>
        (Peak, WeightDecay, Epochs, Steps) = (double.Parse(peak.ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), weightDecay, epochs, steps);

    /// <summary>The highest learning rate.</summary>
    public double Peak { get; }

    /// <summary>The weight decay that the rate was found with.</summary>
    public double WeightDecay { get; }

    /// <summary>Length of the run in epochs.</summary>
    public int Epochs { get; }

    /// <summary>Length of the run in updates.</summary>
    public long Steps { get; }

    /// <summary>For the command line: <c>1cycle(peak 0.2, epochs 10, weight-decay 0.005)</c>.</summary>
    public string Policy => string.Create(CultureInfo.InvariantCulture, $"1cycle(peak {Peak}, epochs {Epochs}, weight-decay {WeightDecay})");

    /// <summary>For a program.</summary>
    public string Code => string.Create(
        CultureInfo.InvariantCulture, $"Plan plan = new OneCycle(peakLearningRate: {Peak}, steps: {Steps}).Build().WithWeightDecay({WeightDecay});");
}
