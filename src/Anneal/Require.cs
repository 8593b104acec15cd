using System.Globalization;
using System.Runtime.CompilerServices;

namespace Anneal;

/// <summary>Checks of constructor arguments. NaN fails each of them.</summary>
internal static class Require
{
    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) ? value : throw Wrong(name, value, "must be a finite number");

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw Wrong(name, value, "must be a finite number above 0");

    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 && double.IsFinite(value) ? value : throw Wrong(name, value, "must be a finite number, 0 or more");

    public static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and <= 1 ? value : throw Wrong(name, value, "must be a fraction from 0 to 1, not a percentage");

    public static double Momentum(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and < 1 ? value : throw Wrong(name, value, "must be at least 0 and below 1: at 1 nothing is ever forgotten");

    public static double Between(double low, double high, double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= low && value <= high ? value : throw Wrong(name, value, string.Create(CultureInfo.InvariantCulture, $"must lie from {low} to {high}"));

    public static double Below(double limit, double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value < limit && double.IsFinite(value) ? value : throw Wrong(name, value, string.Create(CultureInfo.InvariantCulture, $"must be below {limit}"));

    public static long AtLeast(long least, long value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= least ? value : throw Wrong(name, value, string.Create(CultureInfo.InvariantCulture, $"must be at least {least}"));

    public static string OneOf(string value, params ReadOnlySpan<string> choices) => choices.Contains(value)
        ? value
        : throw new ArgumentException($"'{value}' is none of the choices; choose {string.Join(", ", choices.ToArray())}.");

    private static ArgumentOutOfRangeException Wrong(string name, object value, string rule) =>
        new(name, string.Create(CultureInfo.InvariantCulture, $"'{name}' {rule}; it is {value}."));
}
