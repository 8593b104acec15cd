namespace Anneal.Lab.Statistics;

/// <summary>A share that was counted, such as an accuracy, with its 95 % confidence interval.</summary>
/// <param name="Count">Cases that count, from 0 to <paramref name="Of"/>.</param>
/// <param name="Of">All cases.</param>
/// <remarks>
/// Wilson's interval: <c>(p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)</c> with z = 1.959964; it stays within 0 and 1, and is sound for few
/// cases and shares near the ends. E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927.
/// </remarks>
public readonly record struct Proportion(long Count, long Of)
{
    private const double Z = 1.959963984540054;

    /// <summary>The share, from 0 to 1; NaN of no cases.</summary>
    public double Value => (double)Count / Of;

    /// <summary>The lower end of the interval; NaN of no cases.</summary>
    public double Low => Count == 0 && Of > 0 ? 0 : Center - HalfWidth;

    /// <summary>The upper end of the interval; NaN of no cases.</summary>
    public double High => Count == Of && Of > 0 ? 1 : Center + HalfWidth;

    private double Center => (Value + Z * Z / (2.0 * Of)) / Shrinkage;

    private double HalfWidth => Z * Math.Sqrt(Value * (1 - Value) / Of + Z * Z / (4.0 * Of * Of)) / Shrinkage;

    private double Shrinkage => 1 + Z * Z / Of;
}
