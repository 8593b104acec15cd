namespace Anneal;

/// <summary>One named curve of a plan.</summary>
/// <remarks>The usual channels have the names below; any other name is the user's own.</remarks>
public sealed record Channel
{
    /// <summary>The learning rate's name.</summary>
    public const string LearningRate = "learning-rate";

    /// <summary>Momentum's name: of SGD, or β1 of the Adam family.</summary>
    public const string Momentum = "momentum";

    /// <summary>Weight decay's name.</summary>
    public const string WeightDecay = "weight-decay";

    /// <summary>The batch size's name.</summary>
    public const string BatchSize = "batch-size";

    internal Channel(string name, Coupling coupling, Schedule learningRate)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(coupling);
        (Name, Coupling, Schedule) = (name, coupling, coupling.Follow(learningRate));
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The curve.</summary>
    public Schedule Schedule { get; }

    /// <summary>How it comes from the learning rate, or its own schedule.</summary>
    internal Coupling Coupling { get; }
}
