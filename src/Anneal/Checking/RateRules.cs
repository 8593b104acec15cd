using System.Globalization;

namespace Anneal;

/// <summary>Rates that train nothing, or do not come down.</summary>
internal static class RateRules
{
    private const double Vanished = 1e-6, StillHigh = 0.5;

    public static IEnumerable<PlanProblem> Find(CheckedPlan plan)
    {
        if (plan.Rate is not { } rate)
            yield break;
        if (plan.Scale == 0)
        {
            yield return new("no-rate", ProblemSeverity.Error, Channel.LearningRate, 0, 0, "the rate is 0 for the whole run: nothing is trained.", "Give it a rate.");
            yield break;
        }

        if (rate.First == 0 && plan.Steps > 1)
            yield return new("zero-first-update", ProblemSeverity.Warning, Channel.LearningRate, 0, 0, "the first update has the rate 0 and changes nothing.", "Start the warm-up above 0: warmup … from a small rate.");
        if (VanishedAt(plan, rate) is { } step)
        {
            string hint = plan is { Stepping: Stepping.PerUpdate, Run.StepsPerEpoch: > 1 } ? $" If it counts epochs: plan.PerEpoch({plan.Run.StepsPerEpoch})." : "";
            yield return new("vanished-rate", ProblemSeverity.Warning, Channel.LearningRate, step, plan.Plan.LearningRate.At(step),
                string.Create(CultureInfo.InvariantCulture, $"from step {step} on, for {100.0 * (plan.Steps - step) / plan.Steps:F0}% of the run, the rate is below a millionth of its highest."), $"Let it decay more slowly, or end the run there.{hint}");
        }

        if (IsCyclic(plan.Plan.LearningRate) && rate.Last > rate.Lowest.Value + StillHigh * (rate.Highest.Value - rate.Lowest.Value) && plan.ReadableSteps == plan.Steps)
        {
            yield return new("ends-in-mid-cycle", ProblemSeverity.Warning, Channel.LearningRate, plan.Steps - 1, rate.Last,
                string.Create(CultureInfo.InvariantCulture, $"the run ends in the middle of a cycle, at {rate.Last:G6} between {rate.Lowest.Value:G6} and {rate.Highest.Value:G6}."), "Choose cycles that end with the run.");
        }
    }

    /// <summary>Where a vanished rate stays vanished for half of the run or more.</summary>
    private static long? VanishedAt(CheckedPlan plan, ScheduleSummary rate)
    {
        double limit = Vanished * plan.Scale;
        if (Math.Abs(rate.Last) >= limit || plan.Steps < 4)
            return null;
        long lastAbove = -1;
        ScheduleBlocks.Read(plan.Plan.LearningRate, 0, plan.ReadableSteps, (start, values) =>
        {
            for (int i = values.Length - 1; i >= 0; i--)
            {
                if (Math.Abs(values[i]) >= limit)
                {
                    lastAbove = start + i;
                    break;
                }
            }

            return true;
        });
        return plan.Steps - (lastAbove + 1) >= plan.Steps / 2 ? lastAbove + 1 : null;
    }

    private static bool IsCyclic(Schedule rate) => rate switch
    {
        WarmRestarts or Repetition or TriangularCycle or SineCycle => true,
        { AfterEnd: AfterEnd.Repeat } => true,
        Sequence sequence => IsCyclic(sequence.Stages[^1]),
        Cut cut => IsCyclic(cut.Inner),
        PointwiseSchedule pointwise => IsCyclic(pointwise.Inner),
        _ => false,
    };
}
