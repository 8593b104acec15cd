namespace Anneal.Text.Policies;

/// <summary><c>exponential</c>: <c>rate · e^(−decay · t / T)</c>.</summary>
internal static class ExponentialPolicy
{
    private static readonly PolicyParameter Rate = PolicyParameter.Rate("rate", "0.1", "the first learning rate");

    private static readonly PolicyParameter Decay =
        PolicyParameter.Number("decay", "4", "k: the run multiplies the rate by e^-k", static value => value >= 0, "of at least 0");

    public static PolicyDefinition Definition { get; } = new(
        "exponential",
        "Exponential decay over the run, rate · e^(-decay · t / T).",
        [Rate, Decay, RunParameters.Momentum],
        static (arguments, steps) => new Plan(
            ExponentialDecay.OverRun(arguments.Number(Rate), arguments.Number(Decay), steps),
            new Constant(arguments.Number(RunParameters.Momentum))));
}
