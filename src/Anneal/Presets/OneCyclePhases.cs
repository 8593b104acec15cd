namespace Anneal;

/// <summary>Cuts a run into the whole steps of rise, fall and tail.</summary>
internal static class OneCyclePhases
{
    /// <summary>
    /// Shares are rounded to the nearest step (ties to even); the tail takes what is left. A very short run gives up a step of rise
    /// and of fall rather than its tail, so that it ends where it should and the two stay equal.
    /// </summary>
    public static (long Rise, long Fall, long Tail) Of(long steps, double riseFraction, double fallFraction)
    {
        if (riseFraction + fallFraction > 1 + 1e-12)
        {
            throw new InvalidOperationException(
                $"A rise of {riseFraction} and a fall of {fallFraction} are longer than the run. Their sum must be at most 1; 0.45 and 0.45 leave a tenth for annihilation.");
        }

        long rise = Math.Min(Share.Of(steps, riseFraction), steps);
        long fall = Math.Min(Share.Of(steps, fallFraction), steps - rise);
        bool tailIsWanted = riseFraction + fallFraction < 1 - 1e-12;
        if (tailIsWanted && rise + fall == steps)
            (rise, fall) = (Math.Max(rise - 1, 0), Math.Max(fall - 1, 0));
        return (rise, fall, steps - rise - fall);
    }
}
