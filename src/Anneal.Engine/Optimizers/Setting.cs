using System.Globalization;
using System.Runtime.CompilerServices;

namespace Anneal.Engine.Optimizers;

/// <summary>Checks of an optimizer's settings, named after the property that calls. NaN fails each of them.</summary>
internal static class Setting
{
    public static double Share(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and < 1 ? value : throw Wrong(name, value, "must be at least 0 and below 1: at 1 nothing is ever forgotten");

    public static double NotNegative(double value, [CallerMemberName] string name = "") =>
        value >= 0 && double.IsFinite(value) ? value : throw Wrong(name, value, "must be a finite number, 0 or more");

    public static double Positive(double value, [CallerMemberName] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw Wrong(name, value, "must be a finite number above 0");

    public static double AboveOne(double value, [CallerMemberName] string name = "") =>
        value > 1 && double.IsFinite(value) ? value : throw Wrong(name, value, "must be a finite number above 1");

    /// <summary>An ε below what float can hold would divide 0 by 0 where a gradient is always zero.</summary>
    public static double Epsilon(double value, [CallerMemberName] string name = "") =>
        (float)value > 0 && double.IsFinite(value)
            ? value
            : throw Wrong(name, value, "must be above 0, 1e-8 for example: without it 0 is divided by 0 where a gradient is always 0");

    private static ArgumentOutOfRangeException Wrong(string name, double value, string rule) =>
        new(name, string.Create(CultureInfo.InvariantCulture, $"'{name}' {rule}; it is {value}."));
}
