namespace Anneal.Text.Policies;

/// <summary><c>clr</c>: cyclical learning rates, triangles between two rates.</summary>
internal static class CyclicalPolicy
{
    private static readonly PolicyParameter High = PolicyParameter.Rate("high", "0.1", "the rate at the peak of a cycle");

    private static readonly PolicyParameter Low = PolicyParameter.Rate("low", null, "the rate at both ends of a cycle; a tenth of the peak if not given");

    private static readonly PolicyParameter Cycles = PolicyParameter.Count("cycles", "2", "triangles in the run");

    private static readonly PolicyParameter Mode =
        PolicyParameter.Choice("mode", "how the height changes from cycle to cycle", "triangular", "triangular2", "exp-range");

    private static readonly PolicyParameter Gamma = PolicyParameter.Rate("gamma", "0.9998", "factor of a step in mode exp-range");

    public static PolicyDefinition Definition { get; } = new(
        "clr",
        "Cyclical learning rates, up and down between two rates (L. N. Smith, arXiv:1506.01186).",
        [High, Low, Cycles, Mode, Gamma, RunParameters.Momentum],
        static (arguments, steps) => new Plan(
            Cycle(arguments, Math.Max(2, Share.Of(steps, 1.0 / arguments.Count(Cycles)))),
            new Constant(arguments.Number(RunParameters.Momentum))));

    private static TriangularCycle Cycle(PolicyArguments arguments, long period)
    {
        CycleScale scale = arguments.Word(Mode) switch
        {
            "triangular2" => CycleScale.Triangular2,
            "exp-range" => CycleScale.ExponentialRange,
            _ => CycleScale.Triangular,
        };
        double high = arguments.Number(High), low = arguments.Has(Low) ? arguments.Number(Low) : high / 10;
        return new TriangularCycle(
            low, high, period / 2, period - period / 2, scale, arguments.Number(Gamma));
    }
}
