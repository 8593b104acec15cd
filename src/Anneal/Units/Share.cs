namespace Anneal;

/// <summary>The one rounding of a share of a run to whole steps.</summary>
internal static class Share
{
    /// <summary>To the nearest step, ties to even. (Truncation loses steps: 0.29 · 100 is 28.999…96.)</summary>
    public static long Of(long steps, double fraction) => (long)Math.Round(steps * fraction, MidpointRounding.ToEven);
}
