using System.Globalization;

namespace Anneal;

/// <summary>Stages that train nothing, and jumps where one stage follows another.</summary>
internal static class StageRules
{
    private const double Noticeable = 0.01;
    private const double SlopesOfAJump = 3;

    public static IEnumerable<PlanProblem> Find(CheckedPlan plan)
    {
        (long Start, Schedule Stage)[] stages = [.. StagesOf(plan.Plan.LearningRate, 0)];
        foreach ((long start, Schedule stage) in stages)
        {
            if (start >= plan.Steps)
                yield return new("stage-never-reached", ProblemSeverity.Error, Channel.LearningRate, start, null, $"the stage that begins at step {start} is never reached; the run has {plan.Steps} updates.", "Shorten the stages before it, or make the run longer.");
            else if (IsDead(plan, start, stage))
                yield return new("dead-stage", ProblemSeverity.Error, Channel.LearningRate, start, 0, $"the stage that begins at step {start} has the rate 0 throughout: its updates train nothing.", "Leave it away, or give it a rate.");
        }

        for (int i = 1; i < stages.Length && stages[i].Start + 1 < plan.ReadableSteps; i++)
        {
            if (Jump(plan, stages[i].Start, AreBothFlat(stages[i - 1].Stage, stages[i].Stage)) is { } jump)
                yield return jump;
        }
    }

    private static IEnumerable<(long Start, Schedule Stage)> StagesOf(Schedule schedule, long start)
    {
        switch (schedule)
        {
            case Sequence sequence:
                foreach (Schedule stage in sequence.Stages)
                {
                    foreach ((long Start, Schedule Stage) part in StagesOf(stage, start))
                        yield return part;
                    start += stage.Steps == Schedule.Unbounded ? 0 : stage.Steps;
                }

                break;
            case Cut { Inner: Sequence inner } cut:
                foreach ((long Start, Schedule Stage) part in StagesOf(inner, start).Where(part => part.Start < start + cut.Steps))
                    yield return part;
                break;
            default:
                yield return (start, schedule);
                break;
        }
    }

    private static bool IsDead(CheckedPlan plan, long start, Schedule stage)
    {
        long end = Math.Min(plan.ReadableSteps, stage.Steps == Schedule.Unbounded ? long.MaxValue : start + stage.Steps);
        return end - start > 1 && plan.Scale > 0 && AllZero(plan.Plan.LearningRate, start, end);
    }

    private static bool AllZero(Schedule rate, long start, long end)
    {
        bool isZero = true;
        ScheduleBlocks.Read(rate, start, end, (_, values) => isZero = !values.ContainsAnyExcept(0.0));
        return isZero;
    }

    private static PlanProblem? Jump(CheckedPlan plan, long step, bool isStair)
    {
        Schedule rate = plan.Plan.LearningRate;
        double before = rate.At(step - 1), here = rate.At(step), change = Math.Abs(here - before);
        double slope = Math.Max(step > 1 ? Math.Abs(before - rate.At(step - 2)) : 0, Math.Abs(rate.At(step + 1) - here));
        bool isMeant = isStair && here < before;
        return isMeant || change <= Noticeable * plan.Scale || change <= SlopesOfAJump * slope
            ? null
            : new("jump", ProblemSeverity.Warning, Channel.LearningRate, step, here,
                string.Create(CultureInfo.InvariantCulture, $"the rate jumps from {before:G6} to {here:G6} where one stage follows another, at step {step}."), "Let the stage begin where the one before it ends, or end there.");
    }

    /// <summary>Two flat stages are the usual drops of a staircase.</summary>
    private static bool AreBothFlat(Schedule before, Schedule after) => IsFlat(before) && IsFlat(after);

    private static bool IsFlat(Schedule stage) => stage is Constant || (stage is Ramp ramp && ramp.From == ramp.To);
}
