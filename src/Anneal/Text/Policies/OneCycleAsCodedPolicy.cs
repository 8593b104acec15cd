namespace Anneal.Text.Policies;

/// <summary><c>1cycle-as-coded</c>: what the author's own code ran.</summary>
internal static class OneCycleAsCodedPolicy
{
    private static readonly PolicyParameter Peak = PolicyParameter.Rate("peak", "1", "the highest learning rate");

    private static readonly PolicyParameter Step = PolicyParameter.Share("step", "45%", "share of the run of each of the two equal steps");

    private static readonly PolicyParameter BaseDivisor = PolicyParameter.Rate("base-divisor", "10", "peak over base rate");

    public static PolicyDefinition Definition { get; } = new(
        "1cycle-as-coded",
        "1cycle as its author's code ran it: base, peak, down to 0, then base / 1000 (logs of arXiv:1803.09820).",
        [Peak, Step, BaseDivisor, RunParameters.HighMomentum, RunParameters.LowMomentum],
        static (arguments, steps) => new OneCycleAsCoded(arguments.Number(Peak), steps)
        {
            StepFraction = arguments.Share(Step),
            BaseDivisor = arguments.Number(BaseDivisor),
            HighMomentum = arguments.Number(RunParameters.HighMomentum),
            LowMomentum = arguments.Number(RunParameters.LowMomentum),
        }.Build());
}
