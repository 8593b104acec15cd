namespace Anneal.Text.Policies;

/// <summary><c>cyclic-exponential</c>: exponential decay with a periodic component, in one of three readings.</summary>
internal static class CyclicExponentialPolicy
{
    private static readonly PolicyParameter Rate = PolicyParameter.Rate("rate", "0.1", "the highest learning rate");

    private static readonly PolicyParameter Decay =
        PolicyParameter.Number("decay", "3", "k: the exponent falls by k in a cycle (restart) or in the run", static value => value >= 0, "of at least 0");

    private static readonly PolicyParameter Cycles = PolicyParameter.Count("cycles", "3", "cycles in the run");

    private static readonly PolicyParameter Form =
        PolicyParameter.Choice("form", "which of the three curves of that name", "restart", "modulated", "triangular");

    public static PolicyDefinition Definition { get; } = new(
        "cyclic-exponential",
        "Cyclic exponential decay: restarts, a modulated decay, or triangles under a decay.",
        [Rate, Decay, Cycles, Form, RunParameters.Momentum],
        static (arguments, steps) => new Plan(Curve(arguments, steps), new Constant(arguments.Number(RunParameters.Momentum))));

    private static CyclicExponentialDecay Curve(PolicyArguments arguments, long steps)
    {
        long cycle = Math.Max(1, Share.Of(steps, 1.0 / arguments.Count(Cycles)));
        (CyclicExponentialForm form, long span) = arguments.Word(Form) switch
        {
            "modulated" => (CyclicExponentialForm.ModulatedEnvelope, steps),
            "triangular" => (CyclicExponentialForm.TriangularEnvelope, steps),
            _ => (CyclicExponentialForm.RestartWithinCycle, cycle),
        };
        return new CyclicExponentialDecay(form, arguments.Number(Rate), arguments.Number(Decay) / span, cycle);
    }
}
