using Anneal.Dialects;

namespace Anneal.Text.Policies;

/// <summary><c>1cycle-fastai</c>: fastai's fit_one_cycle.</summary>
internal static class OneCycleFastaiPolicy
{
    private static readonly PolicyParameter Peak = PolicyParameter.Rate("peak", "1", "lr_max");

    private static readonly PolicyParameter Rise = PolicyParameter.Share("rise", "25%", "pct_start");

    private static readonly PolicyParameter StartDivisor = PolicyParameter.Rate("start-divisor", "25", "div: peak over first rate");

    private static readonly PolicyParameter FinalDivisor = PolicyParameter.Rate("final-divisor", "1e5", "div_final: peak over last rate");

    public static PolicyDefinition Definition { get; } = new(
        "1cycle-fastai",
        "fastai's fit_one_cycle: two cosine phases.",
        [Peak, Rise, StartDivisor, FinalDivisor, RunParameters.HighMomentum, RunParameters.LowMomentum],
        static (arguments, steps) => Fastai.FitOneCycle(
            arguments.Number(Peak), steps, arguments.Number(StartDivisor), arguments.Number(FinalDivisor), arguments.Share(Rise),
            (arguments.Number(RunParameters.HighMomentum), arguments.Number(RunParameters.LowMomentum), arguments.Number(RunParameters.HighMomentum))));
}
