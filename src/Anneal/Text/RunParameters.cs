namespace Anneal.Text;

/// <summary>The arguments that every policy takes.</summary>
internal static class RunParameters
{
    public static PolicyParameter Epochs { get; } = PolicyParameter.Count("epochs", null, "length of the run in epochs");

    public static PolicyParameter WeightDecay { get; } =
        PolicyParameter.Number("weight-decay", "0", "L2 coefficient", static value => value >= 0, "of at least 0");

    public static PolicyParameter Warmup { get; } = PolicyParameter.Share("warmup", "0%", "share of the run for a linear warm-up from 0");

    public static PolicyParameter Momentum { get; } = PolicyParameter.Momentum("momentum", "0.9", "SGD momentum, or β1 of Adam");

    public static PolicyParameter HighMomentum { get; } = PolicyParameter.Momentum("high-momentum", "0.95", "momentum where the rate is low");

    public static PolicyParameter LowMomentum { get; } = PolicyParameter.Momentum("low-momentum", "0.85", "momentum at the peak of the rate");
}
