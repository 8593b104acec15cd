namespace Anneal;

/// <summary>The schedule of the first transformer, "Noam": linear warm-up, then inverse square root decay, scaled by the model's width.</summary>
/// <remarks>
/// <para><c>v = Factor · d^(−1/2) · min(s^(−1/2), s · W^(−3/2))</c> with the step number <c>s = t + 1</c>, so that the first update does not run at 0. The
/// peak, <c>Factor / √(d · W)</c>, is that of update W − 1. Unbounded.</para>
/// <para>A. Vaswani et al., "Attention is all you need", arXiv:1706.03762, equation 3, with d = 512 and W = 4000.</para>
/// </remarks>
/// <example>
/// <code>
/// Schedule rate = new Noam(modelWidth: 512, warmupSteps: 4000).Build();
/// double peak = rate.At(3999), half = rate.At(15_999);   // 0.000699 and 0.000349
/// </code>
/// </example>
public sealed record Noam
{
    /// <summary>Creates the preset.</summary>
    /// <param name="modelWidth">d, the width of the model's layers, 1 or more.</param>
    /// <param name="warmupSteps">W, the updates of the rise, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public Noam(int modelWidth, long warmupSteps)
    {
        ModelWidth = (int)Require.AtLeast(1, modelWidth);
        WarmupSteps = Require.AtLeast(1, warmupSteps);
    }

    /// <summary>d, the width of the model's layers.</summary>
    public int ModelWidth { get; }

    /// <summary>W, the updates of the rise.</summary>
    public long WarmupSteps { get; }

    /// <summary>What everything is multiplied by; above 0, 1 by default.</summary>
    public double Factor { get; init => field = Require.Positive(value); } = 1;

    /// <summary>The schedule.</summary>
    /// <returns>An unbounded schedule.</returns>
    public Schedule Build()
    {
        double peak = Factor / Math.Sqrt((double)ModelWidth * WarmupSteps);
        return InverseTimeDecay.SquareRoot(peak, WarmupSteps).WithWarmup(WarmupSteps - 1, peak / WarmupSteps);
    }
}
