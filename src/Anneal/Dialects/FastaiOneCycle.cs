namespace Anneal.Dialects;

/// <summary>fastai's <c>fit_one_cycle</c> (version 2.8): two cosine phases, read at the beginning of each batch.</summary>
/// <remarks>
/// <para>The position of update k is <c>k / T</c>, so the last update uses progress <c>(T − 1) / T</c> and never reaches
/// <c>lr_max / div_final</c>. fastai keeps the phases' shares and positions in float32, which moves values by about 1e-7 of the
/// peak; this dialect follows it bit for bit.</para>
/// <para>A phase from a to b at progress z: <c>a + (1 + cos π(1 − z)) (b − a) / 2</c>.</para>
/// </remarks>
public sealed record FastaiOneCycle
{
    /// <summary>Creates the policy.</summary>
    /// <param name="maxLearningRate"><c>lr_max</c>; above 0.</param>
    /// <param name="totalSteps">Batches of the whole fit, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public FastaiOneCycle(double maxLearningRate, long totalSteps)
    {
        MaxLearningRate = Require.Finite(maxLearningRate);
        TotalSteps = Require.AtLeast(1, totalSteps);
    }

    /// <summary><c>lr_max</c>.</summary>
    public double MaxLearningRate { get; }

    /// <summary>Batches of the whole fit.</summary>
    public long TotalSteps { get; }

    /// <summary><c>pct_start</c>, a fraction from 0 to 1; 0.25 by default.</summary>
    public double StartFraction { get; init => field = Require.Fraction(value); } = 0.25;

    /// <summary><c>div</c>: peak over first value; 25 by default.</summary>
    public double Div { get; init => field = Require.Positive(value); } = 25;

    /// <summary><c>div_final</c>: peak over last value; 100,000 by default.</summary>
    public double DivFinal { get; init => field = Require.Positive(value); } = 1e5;

    /// <summary><c>moms</c>: momentum at the start, at the peak of the rate, and at the end; 0.95, 0.85, 0.95 by default.</summary>
    public (double Start, double Peak, double End) Momenta { get; init; } = (0.95, 0.85, 0.95);

    /// <summary>The plan of the fit.</summary>
    /// <returns>Learning rate and momentum.</returns>
    public Plan Build() => new(
        new FastaiCombinedCosine(TotalSteps, StartFraction, MaxLearningRate / Div, MaxLearningRate, MaxLearningRate / DivFinal),
        new FastaiCombinedCosine(TotalSteps, StartFraction, Momenta.Start, Momenta.Peak, Momenta.End));
}
