using System.Globalization;

namespace Anneal;

/// <summary>A warm-up that the run does not finish, or a peak that no update has.</summary>
internal static class PeakRules
{
    private const double Missed = 0.01, MissedFar = 0.1;

    public static IEnumerable<PlanProblem> Find(CheckedPlan plan)
    {
        Schedule rate = plan.Plan.LearningRate;
        if (plan.Rate is null)
            yield break;
        if (Warmup(rate) is { } warmup && warmup.Steps >= plan.Steps)
        {
            yield return new("warmup-longer-than-run", ProblemSeverity.Error, Channel.LearningRate, plan.Steps - 1, plan.Rate.Last,
                string.Create(CultureInfo.InvariantCulture, $"the warm-up takes {warmup.Steps} updates, the run has {plan.Steps}: the rate {warmup.To:G6} is never reached."),
                $"Warm up for {Math.Max(1, plan.Steps / 20)} updates, 5% of the run, or make the run longer.");
        }
        else if (DeclaredPeak.Of(rate) is { } peak && peak > 0 && plan.Rate.Highest.Value < peak * (1 - Missed))
        {
            yield return new("peak-never-used", plan.Rate.Highest.Value < peak * (1 - MissedFar) ? ProblemSeverity.Error : ProblemSeverity.Warning,
                Channel.LearningRate, plan.Rate.Highest.Step, plan.Rate.Highest.Value,
                string.Create(CultureInfo.InvariantCulture, $"no update uses the peak {peak:G6}; the highest rate is {plan.Rate.Highest.Value:G6}, at step {plan.Rate.Highest.Step}."),
                "Let the next stage begin at the peak, or the run go on until it is reached.");
        }
    }

    private static Ramp? Warmup(Schedule rate) => rate switch
    {
        Sequence sequence when sequence.Stages[0] is Ramp ramp && ramp.From < ramp.To => ramp,
        Cut cut => Warmup(cut.Inner),
        _ => null,
    };
}
