namespace Anneal.Lab.Reports.Charts;

/// <summary>The values that an axis reaches from and to.</summary>
/// <remarks>The default value is empty, from 0 to 0: as the fixed range of a chart it is refused.</remarks>
/// <param name="Low">The value at the bottom or the left.</param>
/// <param name="High">The value at the top or the right, above <paramref name="Low"/>.</param>
public readonly record struct ValueRange(double Low, double High)
{
    internal double Span => High - Low;

    internal ValueRange With(double value) => new(Math.Min(Low, value), Math.Max(High, value));
}
