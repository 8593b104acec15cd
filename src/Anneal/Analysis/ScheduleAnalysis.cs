namespace Anneal;

/// <summary>What can be asked about a schedule's values in a number of updates.</summary>
/// <remarks>Where no closed form is at hand, the values of all updates are read, in blocks, and nothing is sampled.</remarks>
/// <example>
/// <code>
/// Schedule rate = new Ramp(0.1, 0, 1001);
/// double budget = rate.Integral(1001);                    // 50.05
/// double half = rate.FirstPassing(0.05, 1001) ?? -1;      // 500
/// double peak = rate.Summarize(1001).Highest.Value;       // 0.1
/// </code>
/// </example>
public static class ScheduleAnalysis
{
    /// <summary>The sum of the values of the first updates: of a learning rate, its budget.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="steps">How many updates, 1 or more.</param>
    /// <returns>The sum; closed for constants and straight lines, else a compensated sum over every update.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 1, or past the end of a schedule that throws there.</exception>
    public static double Integral(this Schedule schedule, long steps)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        Require.AtLeast(1, steps);
        return ClosedIntegral(schedule, steps) ?? SummedIntegral(schedule, steps);
    }

    /// <summary>Area, extremes and largest changes of the first updates, in one pass.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="steps">How many updates, 1 or more.</param>
    /// <returns>The summary.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 1, or past the end of a schedule that throws there.</exception>
    public static ScheduleSummary Summarize(this Schedule schedule, long steps)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return ScheduleSummary.Of(schedule, Require.AtLeast(1, steps));
    }

    /// <summary>The inverse: the first update at which the value has reached or passed a number, from whichever side it comes.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="value">The number.</param>
    /// <param name="steps">How many updates are looked at, 1 or more.</param>
    /// <param name="from">The first update that is looked at, 0 or more.</param>
    /// <returns>The update; null if the value stays on one side.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range, or past the end of a schedule that throws there.</exception>
    public static long? FirstPassing(this Schedule schedule, double value, long steps, long from = 0)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        Require.AtLeast(1, steps);
        Require.AtLeast(0, from);
        if (from >= steps)
            return null;
        int side = Math.Sign(schedule.At(from).CompareTo(value));
        return side == 0 ? from : schedule is Ramp { Curve: LinearCurve, AfterEnd: AfterEnd.Hold } ? Bisected(schedule, value, side, from, steps) : Scanned(schedule, value, side, from, steps);
    }

    /// <summary>What another schedule's values have to be multiplied by to have this schedule's area: the comparison at an equal budget.</summary>
    /// <param name="schedule">The schedule whose area is aimed at.</param>
    /// <param name="other">The schedule to multiply: <c>other.Times(factor)</c>.</param>
    /// <param name="steps">How many updates, 1 or more.</param>
    /// <returns>The factor.</returns>
    /// <exception cref="ArgumentException">The other schedule's area is 0.</exception>
    public static double EqualAreaFactor(this Schedule schedule, Schedule other, long steps)
    {
        double area = other.Integral(steps);
        return area != 0
            ? schedule.Integral(steps) / area
            : throw new ArgumentException("The other schedule has an area of 0, which no factor changes. Give one with values.", nameof(other));
    }

    private static double? ClosedIntegral(Schedule schedule, long steps) => schedule switch
    {
        Constant constant => constant.Value * steps,
        Ramp { Curve: LinearCurve, AfterEnd: AfterEnd.Hold } ramp when ramp.Steps > 1 && steps >= ramp.Steps =>
            (ramp.From + ramp.To) / 2 * ramp.Steps + ramp.To * (steps - ramp.Steps),
        Scaled { AfterEnd: AfterEnd.Hold } scaled => ClosedIntegral(scaled.Inner, steps) * scaled.Factor,
        _ => null,
    };

    private static double SummedIntegral(Schedule schedule, long steps)
    {
        var sum = default(CompensatedSum);
        ScheduleBlocks.Read(schedule, 0, steps, (_, values) =>
        {
            foreach (double value in values)
                sum.Add(value);
            return true;
        });
        return sum.Value;
    }

    /// <summary>For values that only rise or only fall.</summary>
    private static long? Bisected(Schedule schedule, double value, int side, long from, long steps)
    {
        long low = from, high = steps - 1;
        if (IsBefore(schedule.At(high)))
            return null;
        while (high - low > 1)
        {
            long middle = low + (high - low) / 2;
            if (IsBefore(schedule.At(middle)))
                low = middle;
            else
                high = middle;
        }

        return high;

        bool IsBefore(double other) => Math.Sign(other.CompareTo(value)) == side;
    }

    private static long? Scanned(Schedule schedule, double value, int side, long from, long steps)
    {
        long? found = null;
        ScheduleBlocks.Read(schedule, from, steps, (start, values) =>
        {
            for (int i = 0; i < values.Length && found is null; i++)
            {
                if (Math.Sign(values[i].CompareTo(value)) != side)
                    found = start + i;
            }

            return found is null;
        });
        return found;
    }
}
