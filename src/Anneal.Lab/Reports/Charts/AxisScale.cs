namespace Anneal.Lab.Reports.Charts;

/// <summary>How an axis spaces its values.</summary>
public enum AxisScale
{
    /// <summary>Equal distances are equal differences.</summary>
    Linear,

    /// <summary>Equal distances are equal ratios, base 10. Values of 0 and below cannot be drawn.</summary>
    Logarithmic,
}
