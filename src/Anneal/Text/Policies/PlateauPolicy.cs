namespace Anneal.Text.Policies;

/// <summary><c>plateau</c>: drop when the metric stalls.</summary>
internal static class PlateauPolicy
{
    private static readonly PolicyParameter Rate = PolicyParameter.Rate("rate", "0.1", "the rate before the first drop");

    private static readonly PolicyParameter Factor = PolicyParameter.Rate("factor", "0.1", "what each drop multiplies the rate by");

    private static readonly PolicyParameter Patience = PolicyParameter.Count("patience", "5", "epochs without a better validation loss that bring a drop");

    private static readonly PolicyParameter Cooldown =
        PolicyParameter.Number("cooldown", "0", "epochs after a drop that are not counted", static value => value is >= 0 and <= 1e9 && value == Math.Floor(value), "that is whole and at least 0");

    public static PolicyDefinition Definition { get; } = new(
        "plateau",
        "the standard policy taken literally: drop by ten when the validation loss stalls.",
        [Rate, Factor, Patience, Cooldown, RunParameters.Momentum],
        static (arguments, _) => new Plan(
            new Plateau(arguments.Number(Rate), arguments.Number(Factor), (int)arguments.Count(Patience)) { Cooldown = (int)arguments.Count(Cooldown) },
            new Constant(arguments.Number(RunParameters.Momentum))));
}
