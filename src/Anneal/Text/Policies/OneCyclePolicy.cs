namespace Anneal.Text.Policies;

/// <summary><c>1cycle</c>: the 1cycle policy as its paper states it.</summary>
internal static class OneCyclePolicy
{
    private static readonly PolicyParameter Peak = PolicyParameter.Rate("peak", "1", "the highest learning rate");

    private static readonly PolicyParameter Rise = PolicyParameter.Share("rise", "45%", "share of the run in which the rate rises");

    private static readonly PolicyParameter Fall = PolicyParameter.Share("fall", "45%", "share of the run in which it falls; the rest is annihilation");

    private static readonly PolicyParameter StartDivisor = PolicyParameter.Rate("start-divisor", "10", "peak over first rate");

    private static readonly PolicyParameter FinalDivisor = PolicyParameter.Rate("final-divisor", "100", "first rate over last");

    public static PolicyDefinition Definition { get; } = new(
        "1cycle",
        "The 1cycle policy: rise, fall, annihilate, with momentum as the mirror image (L. N. Smith, arXiv:1803.09820).",
        [Peak, Rise, Fall, StartDivisor, FinalDivisor, RunParameters.HighMomentum, RunParameters.LowMomentum],
        static (arguments, steps) => new OneCycle(arguments.Number(Peak), steps)
        {
            RiseFraction = arguments.Share(Rise),
            FallFraction = arguments.Share(Fall),
            StartDivisor = arguments.Number(StartDivisor),
            FinalDivisor = arguments.Number(FinalDivisor),
            HighMomentum = arguments.Number(RunParameters.HighMomentum),
            LowMomentum = arguments.Number(RunParameters.LowMomentum),
        }.Build());
}
