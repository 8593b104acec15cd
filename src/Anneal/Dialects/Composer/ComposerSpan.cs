using System.Globalization;

namespace Anneal.Dialects;

/// <summary>The units of Composer's times.</summary>
internal enum ComposerUnit
{
    Batch,
    Epoch,
    Sample,
    Token,
    Iteration,
    Duration,
}

/// <summary>A time as Composer's strings write it: a number and a unit.</summary>
internal readonly record struct ComposerSpan(double Value, ComposerUnit Unit)
{
    private static readonly (string Suffix, ComposerUnit Unit)[] Suffixes =
    [
        ("iter", ComposerUnit.Iteration), ("ep", ComposerUnit.Epoch), ("ba", ComposerUnit.Batch),
        ("sp", ComposerUnit.Sample), ("tok", ComposerUnit.Token), ("dur", ComposerUnit.Duration),
    ];

    public static ComposerSpan Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach ((string suffix, ComposerUnit unit) in Suffixes)
        {
            if (text.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) && IsNumber(text[..^suffix.Length], out double value))
                return new(IsDivisible(unit) ? value : Whole(text, value), unit);
        }

        throw new ArgumentException(
            $"'{text}' is no time of Composer's schedulers, which know no wall clock. Write a number, 0 or more, and one of ep, ba, sp, tok, iter, dur, such as \"10ep\".");
    }

    private static bool IsNumber(string text, out double value) =>
        double.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        && value >= 0 && double.IsFinite(value);

    private static bool IsDivisible(ComposerUnit unit) => unit is ComposerUnit.Duration or ComposerUnit.Epoch;

    private static double Whole(string text, double value) => value == Math.Floor(value)
        ? value
        : throw new ArgumentException($"'{text}' must be a whole number; only epochs and fractions of the run ('dur') can be divided.");
}
