using System.Globalization;

namespace Anneal.Lab.Reports.Charts;

/// <summary>Numbers as text, alike in every culture.</summary>
internal static class NumberText
{
    private const string Scientific = "0.####e0";

    /// <summary>A value on a linear axis, with the decimals that its step needs.</summary>
    /// <param name="value">The value.</param>
    /// <param name="step">The distance between two marks.</param>
    /// <param name="size">The largest magnitude on the axis: all labels of an axis are written in the same way.</param>
    public static string Tick(double value, double step, double size)
    {
        int decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        if (Math.Abs(value) < step / 2)
            return "0";
        return size >= 1e7 || decimals > 5
            ? value.ToString(Scientific, CultureInfo.InvariantCulture)
            : value.ToString(string.Create(CultureInfo.InvariantCulture, $"N{decimals}"), CultureInfo.InvariantCulture);
    }

    /// <summary>A value on a logarithmic axis.</summary>
    public static string Decade(double value) =>
        value is > 0.99e-4 and < 1.01e6
            ? value.ToString("#,0.#####", CultureInfo.InvariantCulture)
            : value.ToString(Scientific, CultureInfo.InvariantCulture);

    /// <summary>A value in a sentence, to four digits.</summary>
    public static string Short(double value) =>
        Math.Abs(value) is >= 1000 and < 1e7
            ? value.ToString("#,0", CultureInfo.InvariantCulture)
            : value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>A coordinate in a picture, to a tenth of a pixel.</summary>
    public static string Coordinate(double value) =>
        (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture); // the addition turns -0 into 0
}
