namespace Anneal.Text.Policies;

/// <summary><c>constant</c>: one rate for the whole run.</summary>
internal static class ConstantPolicy
{
    private static readonly PolicyParameter Rate = PolicyParameter.Rate("rate", "0.1", "the learning rate");

    public static PolicyDefinition Definition { get; } = new(
        "constant",
        "One learning rate for the whole run.",
        [Rate, RunParameters.Momentum],
        static (arguments, _) => new Plan(new Constant(arguments.Number(Rate)), new Constant(arguments.Number(RunParameters.Momentum))));
}
