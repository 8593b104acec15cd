using System.Globalization;

namespace Anneal;

/// <summary>A plan that is longer or shorter than its run, or counts something else.</summary>
internal static class LengthRules
{
    private const double Noticeable = 0.01;

    public static IEnumerable<PlanProblem> Find(CheckedPlan plan)
    {
        long steps = plan.Plan.Steps;
        if (steps != Schedule.Unbounded && steps != plan.Steps)
            yield return CountsOtherwise(plan, steps) ?? (steps < plan.Steps ? Shorter(plan, steps) : Longer(plan, steps));
        foreach ((string name, Schedule schedule) in plan.Channels.Skip(1))
        {
            if (schedule.Steps != Schedule.Unbounded && schedule.Steps != steps && schedule.Steps < plan.Steps && Changes(schedule))
                yield return new("channel-length", ProblemSeverity.Warning, name, schedule.Steps, schedule.Final, $"it ends at step {schedule.Steps}, but the run has {plan.Steps} updates.", "Give it the length of the learning rate.");
        }
    }

    /// <summary>The plan counts epochs and the loop updates, or the reverse.</summary>
    private static PlanProblem? CountsOtherwise(CheckedPlan plan, long steps)
    {
        long perEpoch = plan.Run.StepsPerEpoch, epochs = plan.Run.Steps / perEpoch;
        if (perEpoch == 1)
            return null;
        if (plan.Stepping == Stepping.PerUpdate && steps == epochs)
        {
            return new("stepped-per-update", ProblemSeverity.Error, Channel.LearningRate, steps, null,
                $"the plan has {steps} steps, as many as the run has epochs, but the loop steps once an update: it is over after the first {steps} of {plan.Steps}.", $"Count it in epochs: plan.PerEpoch({perEpoch}).");
        }

        if (plan.Stepping == Stepping.PerEpoch && steps == plan.Run.Steps)
        {
            return new("stepped-per-epoch", ProblemSeverity.Error, Channel.LearningRate, plan.Steps, null,
                $"the plan has {steps} steps, as many as the run has updates, but the loop steps once an epoch: only the first {plan.Steps} are used.", "Step once an update, or build the plan for the number of epochs.");
        }

        return plan.Stepping == Stepping.PerUpdate && steps == plan.Run.Steps * perEpoch
            ? new("counted-twice", ProblemSeverity.Error, Channel.LearningRate, plan.Steps, null,
                $"the plan has {steps} steps, {perEpoch} for each update of the run: a plan of updates was stretched as if it counted epochs.", "Leave PerEpoch away.")
            : null;
    }

    private static PlanProblem Shorter(CheckedPlan plan, long steps)
    {
        bool repeats = plan.Plan.LearningRate.AfterEnd == AfterEnd.Repeat;
        string after = repeats ? "begins again" : "holds its final value";
        return new("plan-shorter-than-run", ProblemSeverity.Warning, Channel.LearningRate, steps, plan.ReadableSteps > steps ? plan.Plan.LearningRate.At(steps) : null,
            $"the plan has {steps} steps, the run {plan.Steps}: for the last {plan.Steps - steps} updates it {after}.", $"Build it for {plan.Steps} steps.");
    }

    private static PlanProblem Longer(CheckedPlan plan, long steps)
    {
        double last = plan.Rate?.Last ?? 0, final = plan.Plan.LearningRate.Final;
        bool isNoticeable = Math.Abs(last - final) > Noticeable * plan.Scale;
        return new("plan-longer-than-run", isNoticeable ? ProblemSeverity.Error : ProblemSeverity.Warning, Channel.LearningRate, plan.Steps - 1, last,
            string.Create(CultureInfo.InvariantCulture, $"the plan has {steps} steps, the run {plan.Steps}: its last update has {last:G6}, not the final {final:G6}."),
            $"Build it for {plan.Steps} steps, or land early: AnnealFrom.");
    }

    private static bool Changes(Schedule schedule) => schedule.Summarize(schedule.Steps) is var summary && summary.Highest.Value != summary.Lowest.Value;
}
