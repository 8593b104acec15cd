namespace Anneal.Lab.Reports.Charts;

/// <summary>A value that an axis marks.</summary>
/// <param name="Value">The value.</param>
/// <param name="Label">The value as text, written alike in every culture.</param>
public readonly record struct AxisTick(double Value, string Label);
