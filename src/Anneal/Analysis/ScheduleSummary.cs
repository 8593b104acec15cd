namespace Anneal;

/// <summary>What a schedule does in a number of updates: its area, its highest and lowest values, and its largest changes.</summary>
public sealed record ScheduleSummary
{
    /// <summary>How many updates are summarized.</summary>
    public required long Steps { get; init; }

    /// <summary>The value of update 0.</summary>
    public required double First { get; init; }

    /// <summary>The value of the last update.</summary>
    public required double Last { get; init; }

    /// <summary>The sum of all values: of a learning rate, its budget, the distance that gradients of size 1 would go.</summary>
    public required double Integral { get; init; }

    /// <summary>The mean value.</summary>
    public double Mean => Integral / Steps;

    /// <summary>The highest value, and the first update that has it.</summary>
    public required SchedulePoint Highest { get; init; }

    /// <summary>The lowest value, and the first update that has it.</summary>
    public required SchedulePoint Lowest { get; init; }

    /// <summary>The largest rise from one update to the next, and the later of the two; 0 at step 0 if the value never rises.</summary>
    public required SchedulePoint LargestRise { get; init; }

    /// <summary>The largest fall from one update to the next, above 0, and the later of the two; 0 at step 0 if the value never falls.</summary>
    public required SchedulePoint LargestFall { get; init; }

    /// <summary>The largest change per update in either direction: the steepest slope.</summary>
    public double SteepestSlope => Math.Max(LargestRise.Value, LargestFall.Value);

    internal static ScheduleSummary Of(Schedule schedule, long steps)
    {
        double first = schedule.At(0), before = first;
        SchedulePoint highest = new(0, first), lowest = highest, rise = default, fall = default;
        var sum = default(CompensatedSum);
        ScheduleBlocks.Read(schedule, 0, steps, (start, values) =>
        {
            for (int i = 0; i < values.Length; i++)
            {
                double value = values[i], change = value - before;
                sum.Add(value);
                if (value > highest.Value)
                    highest = new(start + i, value);
                else if (value < lowest.Value)
                    lowest = new(start + i, value);
                if (change > rise.Value)
                    rise = new(start + i, change);
                else if (-change > fall.Value)
                    fall = new(start + i, -change);
                before = value;
            }

            return true;
        });
        return new() { Steps = steps, First = first, Last = before, Integral = sum.Value, Highest = highest, Lowest = lowest, LargestRise = rise, LargestFall = fall };
    }
}
