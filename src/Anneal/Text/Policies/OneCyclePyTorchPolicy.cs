using Anneal.Dialects;

namespace Anneal.Text.Policies;

/// <summary><c>1cycle-pytorch</c>: PyTorch's OneCycleLR.</summary>
internal static class OneCyclePyTorchPolicy
{
    private static readonly PolicyParameter Peak = PolicyParameter.Rate("peak", "1", "max_lr");

    private static readonly PolicyParameter Rise = PolicyParameter.Share("rise", "30%", "pct_start");

    private static readonly PolicyParameter Phases = PolicyParameter.Choice("phases", "three_phase", "2", "3");

    private static readonly PolicyParameter Shape = PolicyParameter.Choice("anneal", "anneal_strategy", "cosine", "linear");

    private static readonly PolicyParameter StartDivisor = PolicyParameter.Rate("start-divisor", "25", "div_factor: peak over first rate");

    private static readonly PolicyParameter FinalDivisor = PolicyParameter.Rate("final-divisor", "1e4", "final_div_factor: first rate over last");

    public static PolicyDefinition Definition { get; } = new(
        "1cycle-pytorch",
        "PyTorch's OneCycleLR, two or three phases, cosine or linear.",
        [Peak, Rise, Phases, Shape, StartDivisor, FinalDivisor, RunParameters.HighMomentum, RunParameters.LowMomentum],
        static (arguments, steps) => PyTorch.OneCycleLR(
            arguments.Number(Peak), steps, arguments.Share(Rise), arguments.Word(Shape) == "linear" ? "linear" : "cos",
            baseMomentum: arguments.Number(RunParameters.LowMomentum), maxMomentum: arguments.Number(RunParameters.HighMomentum),
            divFactor: arguments.Number(StartDivisor), finalDivFactor: arguments.Number(FinalDivisor),
            threePhase: (int)arguments.Number(Phases) == 3));
}
