namespace Anneal.Text.Policies;

/// <summary><c>standard</c>: piecewise constant, the usual drops.</summary>
internal static class StandardPolicy
{
    private static readonly PolicyParameter Rate = PolicyParameter.Rate("rate", "0.1", "the first learning rate");

    private static readonly PolicyParameter Drops = PolicyParameter.Shares("drops", "50% 75%", "when the rate drops");

    private static readonly PolicyParameter Factor = PolicyParameter.Rate("factor", "0.1", "what each drop multiplies the rate by");

    public static PolicyDefinition Definition { get; } = new(
        "standard",
        "Piecewise constant: the usual drops by ten (K. He et al., arXiv:1512.03385).",
        [Rate, Drops, Factor, RunParameters.Momentum],
        static (arguments, steps) => new Plan(
            PiecewiseConstant.Drops(
                arguments.Number(Rate), arguments.Number(Factor), arguments.Shares(Drops).Select(share => Share.Of(steps, share))),
            new Constant(arguments.Number(RunParameters.Momentum))));
}
