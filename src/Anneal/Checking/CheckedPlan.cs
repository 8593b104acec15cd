using Anneal.Text.Notations;

namespace Anneal;

/// <summary>A plan that is checked, with what several rules ask about it.</summary>
internal sealed class CheckedPlan
{
    public CheckedPlan(Plan plan, RunLength run, Stepping stepping)
    {
        (Plan, Run, Stepping) = (plan, run, stepping);
        Steps = stepping == Stepping.PerUpdate ? run.Steps : Math.Max(1, run.Steps / run.StepsPerEpoch);
        Channels = [.. Schedules(plan)];
        (ReadableSteps, Failure) = Readable(plan.LearningRate, Steps);
        Rate = ReadableSteps > 0 ? plan.LearningRate.Summarize(ReadableSteps) : null;
    }

    public Plan Plan { get; }

    public RunLength Run { get; }

    public Stepping Stepping { get; }

    /// <summary>How often the plan will be asked.</summary>
    public long Steps { get; }

    /// <summary>Every schedule of the plan by its name.</summary>
    public IReadOnlyList<(string Name, Schedule Schedule)> Channels { get; }

    /// <summary>What the learning rate does in the run, as far as it can be read; null if it cannot.</summary>
    public ScheduleSummary? Rate { get; }

    /// <summary>How many updates of the run the learning rate has values for.</summary>
    public long ReadableSteps { get; }

    /// <summary>Why it has no more.</summary>
    public string? Failure { get; }

    /// <summary>The highest size of the learning rate, for what counts as small; 0 if nothing can be read.</summary>
    public double Scale => Rate is null ? 0 : Math.Max(Math.Abs(Rate.Highest.Value), Math.Abs(Rate.Lowest.Value));

    /// <summary>How many of the first steps a schedule can be read at, and what it says at the next one.</summary>
    public static (long Steps, string? Failure) Readable(Schedule schedule, long steps)
    {
        long read = 0;
        try
        {
            ScheduleBlocks.Read(schedule, 0, steps, (start, values) =>
            {
                read = start + values.Length;
                return true;
            });
            return (steps, null);
        }
        catch (Exception problem) when (Reading.IsOfValues(problem))
        {
            return ReadableFrom(schedule, read, steps);
        }
    }

    private static (long Steps, string? Failure) ReadableFrom(Schedule schedule, long from, long steps)
    {
        for (long step = from; step < steps; step++)
        {
            try
            {
                schedule.At(step);
            }
            catch (Exception problem) when (Reading.IsOfValues(problem))
            {
                return (step, Reading.MessageOf(problem));
            }
        }

        return (steps, null);
    }

    private static IEnumerable<(string Name, Schedule Schedule)> Schedules(Plan plan)
    {
        yield return (Channel.LearningRate, plan.LearningRate);
        foreach (Channel channel in plan.Channels)
            yield return (channel.Name, channel.Schedule);
        foreach (ParameterGroup group in plan.Groups)
        {
            foreach ((string name, Schedule? own) in new[] { (Channel.LearningRate, group.LearningRate), (Channel.Momentum, group.Momentum), (Channel.WeightDecay, group.WeightDecay) })
            {
                if (own is not null)
                    yield return ($"{name} of '{group.Name}'", own);
            }
        }
    }
}
