using System.Globalization;

namespace Anneal.Text.Sentences;

/// <summary>Numbers as text: the shortest digits that give the same bits again.</summary>
internal static class Numeral
{
    public static string Of(double value) => value switch
    {
        double.PositiveInfinity => "infinity",
        double.NegativeInfinity => "-infinity",
        _ when double.IsNaN(value) => "nan",
        _ => value.ToString("R", CultureInfo.InvariantCulture).Replace("E-0", "e-", StringComparison.Ordinal).Replace("E+", "e", StringComparison.Ordinal).Replace('E', 'e'),
    };

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a number; <c>infinity</c>, <c>-infinity</c> and <c>nan</c> are numbers too.</summary>
    public static bool TryRead(string text, out double value)
    {
        switch (text)
        {
            case "infinity":
                value = double.PositiveInfinity;
                return true;
            case "-infinity":
                value = double.NegativeInfinity;
                return true;
            case "nan":
                value = double.NaN;
                return true;
            default:
                value = double.NaN;
                return text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.')
                    && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
        }
    }

    /// <summary>Reads a whole number, such as <c>1000</c> or <c>1e6</c>.</summary>
    public static bool TryReadWhole(string text, out long value)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
            return true;
        bool isWhole = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue;
        value = isWhole ? (long)number : 0;
        return isWhole;
    }
}
