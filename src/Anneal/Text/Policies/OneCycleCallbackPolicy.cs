using Anneal.Dialects;

namespace Anneal.Text.Policies;

/// <summary><c>1cycle-callback</c>: the per-epoch triangle of the usual Keras callback.</summary>
internal static class OneCycleCallbackPolicy
{
    private static readonly PolicyParameter Peak = PolicyParameter.Rate("peak", "0.1", "the highest learning rate");

    private static readonly PolicyParameter Base = PolicyParameter.Rate("base", "0.01", "the rate at both ends");

    public static PolicyDefinition Definition { get; } = new(
        "1cycle-callback",
        "The plain triangle of the usual Keras callback, one value an epoch, no annihilation; two epochs or more.",
        [Peak, Base, RunParameters.Momentum],
        static (arguments, steps) => new Plan(
            KerasCallback.OneCycle(arguments.Number(Peak), arguments.Number(Base), Epochs(arguments, steps)).PerEpoch(arguments.Run.StepsPerEpoch),
            new Constant(arguments.Number(RunParameters.Momentum))));

    private static long Epochs(PolicyArguments arguments, long steps) =>
        (steps + arguments.Run.StepsPerEpoch - 1) / arguments.Run.StepsPerEpoch;
}
