using System.Globalization;

namespace Anneal;

/// <summary>Values that no optimizer can use.</summary>
internal static class ValueRules
{
    public static IEnumerable<PlanProblem> Find(CheckedPlan plan) => plan.Channels.SelectMany(channel => Find(plan, channel.Name, channel.Schedule));

    private static IEnumerable<PlanProblem> Find(CheckedPlan plan, string channel, Schedule schedule)
    {
        (long steps, string? failure) = CheckedPlan.Readable(schedule, plan.Steps);
        if (failure is not null)
        {
            yield return new(
                "no-value", ProblemSeverity.Error, channel, steps, null, $"there is no value from step {steps} on: {failure.TrimEnd('.')}.",
                $"Let it hold its final value, or end the run after {steps} updates.");
        }

        if (FirstThat(schedule, steps, static value => !double.IsFinite(value)) is { } odd)
            yield return Wrong("not-finite", channel, odd, "is not a number that can be used", "Choose parameters that keep it finite.");
        if (RuleOf(channel) is var (code, isWrong, what, remedy) && FirstThat(schedule, steps, value => double.IsFinite(value) && isWrong(value)) is { } wrong)
            yield return Wrong(code, channel, wrong, what, remedy);
    }

    private static (string Code, Func<double, bool> IsWrong, string What, string Remedy)? RuleOf(string channel) => channel.Split(" of ")[0] switch
    {
        Channel.LearningRate => ("negative-rate", static value => value < 0, "is negative, which walks up the loss", "Put a floor of 0 under it: Within(0)."),
        Channel.Momentum => ("momentum-out-of-range", static value => value is < 0 or >= 1, "must be at least 0 and below 1: at 1 nothing is ever forgotten", "Choose a momentum such as 0.9."),
        Channel.WeightDecay => ("negative-weight-decay", static value => value < 0, "is negative, which makes weights grow", "Put a floor of 0 under it: Within(0)."),
        Channel.BatchSize => ("no-batch", static value => value < 0.5, "is less than one example", "Choose sizes of 1 or more."),
        _ => null,
    };

    private static PlanProblem Wrong(string code, string channel, SchedulePoint point, string what, string remedy) => new(
        code, ProblemSeverity.Error, channel, point.Step, point.Value, string.Create(CultureInfo.InvariantCulture, $"the value at step {point.Step}, {point.Value:G6}, {what}."), remedy);

    private static SchedulePoint? FirstThat(Schedule schedule, long steps, Func<double, bool> isWrong)
    {
        SchedulePoint? found = null;
        ScheduleBlocks.Read(schedule, 0, steps, (start, values) =>
        {
            for (int i = 0; i < values.Length && found is null; i++)
            {
                if (isWrong(values[i]))
                    found = new(start + i, values[i]);
            }

            return found is null;
        });
        return found;
    }
}
