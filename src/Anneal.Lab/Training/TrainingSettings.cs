namespace Anneal.Lab.Training;

/// <summary>What a training run is: everything that its results depend on, and how it is kept.</summary>
/// <remarks>An immutable value; the run's folder keeps it as <c>config.json</c>, and <c>--config</c> reads it back.</remarks>
public sealed record TrainingSettings
{
    /// <summary>The version of this form of settings.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The data set, as <see cref="Data.DataCatalog"/> names it.</summary>
    public string Data { get; init; } = "digits";

    /// <summary>The network, as <see cref="Comparisons.ModelSpecification"/> names it.</summary>
    public string Model { get; init; } = "mlp";

    /// <summary>The plan: a policy, as <see cref="Text.PolicyText"/> reads it, whose open values are the tuned ones, or a sentence of the
    /// language, as <see cref="Plan.Parse"/> reads it.</summary>
    public string Policy { get; init; } = "1cycle";

    /// <summary>Length of the run in epochs, where the policy does not name its own; 1 or more.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Examples in an update, 1 or more.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>What initial weights, order of examples, dropout and augmentation are drawn from.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The optimizer, as <see cref="OptimizerSpecification"/> names it.</summary>
    public string Optimizer { get; init; } = "sgd";

    /// <summary>How training images are changed at random, as <see cref="AugmentationSpecification"/> names it.</summary>
    public string Augmentation { get; init; } = "none";

    /// <summary>The share of a label's weight that is spread over all classes, from 0 to below 1.</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>The largest norm of all gradients together; null for no limit.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>Batches whose mean gradient makes an update, 1 or more.</summary>
    public int AccumulatedBatches { get; init; } = 1;

    /// <summary>Minutes of training in which the plan is to be gone through; null for as long as it takes.</summary>
    public double? Minutes { get; init; }

    /// <summary>Updates from one checkpoint to the next; null for the end of every epoch.</summary>
    public long? CheckpointEvery { get; init; }

    /// <summary>How convolutions are computed where there is a choice: <c>winograd</c>, by transformed tiles
    /// (<see cref="Engine.Layers.Conv2d.UsesWinograd"/>), which takes about half the time, or <c>direct</c>, with smaller roundings.</summary>
    public string Convolutions { get; init; } = ConvolutionNames[0];

    /// <summary>The engine's kernels, as <see cref="Engine.KernelPath"/> names them; null for the widest of the machine. A run
    /// writes those that it uses.</summary>
    public string? Kernels { get; init; }

    /// <summary>Threads; null for one a processor. Has no effect on results.</summary>
    public int? Threads { get; init; }

    /// <summary>Whether the run is measured as it goes on: gaps, noise, sharpness, and what follows from them. Has no effect on the network.</summary>
    public bool Diagnosis { get; init; } = true;

    /// <summary>The ways to compute convolutions.</summary>
    internal static string[] ConvolutionNames => ["winograd", "direct"];

    /// <summary>Whether convolutions are computed by transformed tiles.</summary>
    internal bool UsesWinograd => Convolutions == ConvolutionNames[0];

    /// <summary>Every problem of the settings; none if they can be run.</summary>
    /// <returns>Sentences with value, rule and remedy.</returns>
    public IReadOnlyList<string> Problems()
    {
        List<string> problems = [];
        Require(SchemaVersion == 1, $"The settings have schema version {SchemaVersion}; this program reads version 1. Use the version of Anneal that wrote them.");
        Require(Epochs >= 1, $"There must be at least 1 epoch, not {Epochs}.");
        Require(BatchSize >= 1, $"A batch must have at least 1 example, not {BatchSize}.");
        Require(LabelSmoothing is >= 0 and < 1, $"Label smoothing must be from 0 to below 1, not {LabelSmoothing}; 0.1 is usual.");
        Require(ClipNorm is null or > 0, $"The largest norm of the gradients must be above 0, not {ClipNorm}; leave it out for no limit.");
        Require(AccumulatedBatches >= 1, $"An update needs at least 1 batch, not {AccumulatedBatches}.");
        Require(Minutes is null or (> 0 and < 1e6), $"A run cannot take {Minutes} minutes; give a number above 0, or leave it out.");
        Require(CheckpointEvery is null or >= 1, $"There must be at least 1 update from checkpoint to checkpoint, not {CheckpointEvery}.");
        Require(ConvolutionNames.Contains(Convolutions), $"Convolutions are computed by '{ConvolutionNames[0]}' or '{ConvolutionNames[1]}', not '{Convolutions}'.");
        Require(Threads is null or >= 1, $"There must be at least 1 thread, not {Threads}.");
        foreach (Action read in (Action[])[() => Comparisons.ModelSpecification.Parse(Model), () => PlanSpecification.Check(Policy), () => OptimizerSpecification.Parse(Optimizer), () => AugmentationSpecification.Parse(Augmentation)])
            problems.AddRange(ProblemOf(read));
        return problems;

        void Require(bool holds, FormattableString problem)
        {
            if (!holds)
                problems.Add(FormattableString.Invariant(problem));
        }
    }

    /// <summary>Throws an <see cref="AnnealException"/> with every problem, if there is one.</summary>
    internal void RequireSound()
    {
        if (Problems() is { Count: > 0 } problems)
            throw new AnnealException(string.Join(Environment.NewLine, problems));
    }

    private static IEnumerable<string> ProblemOf(Action read)
    {
        try
        {
            read();
            return [];
        }
        catch (AnnealException problem)
        {
            return [problem.Message];
        }
    }
}
