using Anneal.Lab.Comparisons;
using Anneal.Lab.Training;

namespace Anneal.Lab.Finding;

/// <summary>What a learning-rate search is for and how it is made: everything that its results depend on.</summary>
/// <remarks>An immutable value. Everything but rates, updates and repeats is to be that of the training to come.</remarks>
public sealed record FindingSettings
{
    /// <summary>The data set, as <see cref="Data.DataCatalog"/> names it.</summary>
    public string Data { get; init; } = "digits";

    /// <summary>The network, as <see cref="ModelSpecification"/> names it.</summary>
    public string Model { get; init; } = "mlp";

    /// <summary>The optimizer, as <see cref="OptimizerSpecification"/> names it.</summary>
    public string Optimizer { get; init; } = "sgd";

    /// <summary>Examples in an update, 1 or more.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Momentum or β1 of every update, from 0 to below 1; 0.85 is that of a 1cycle at its peak.</summary>
    public double Momentum { get; init; } = 0.85;

    /// <summary>Weight decays to sweep with, of which the first is that of the training to come; none for the tuned one and its neighbours.</summary>
    public IReadOnlyList<double> WeightDecays { get; init; } = [];

    /// <summary>How training images are changed at random, as <see cref="AugmentationSpecification"/> names it.</summary>
    public string Augmentation { get; init; } = "none";

    /// <summary>The weight of a label that is spread over all classes, from 0 to below 1.</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>The largest norm of all gradients together; null for no limit.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>How convolutions are computed, as <see cref="TrainingSettings.Convolutions"/> names it.</summary>
    public string Convolutions { get; init; } = new TrainingSettings().Convolutions;

    /// <summary>The lowest rate, above 0.</summary>
    public double LowestRate { get; init; } = 1e-5;

    /// <summary>The highest rate, above the lowest.</summary>
    public double HighestRate { get; init; } = 10;

    /// <summary>Updates of a sweep, 10 or more.</summary>
    public int Updates { get; init; } = 100;

    /// <summary>Sweeps for each weight decay, 1 or more; from two on there is a band.</summary>
    public int Repeats { get; init; } = 3;

    /// <summary>What initial weights, dropout and the order of examples are drawn from.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Epochs of the 1cycle that is printed, 1 or more.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Every problem of the settings; none if they can be run.</summary>
    /// <returns>Sentences with value, rule and remedy.</returns>
    public IReadOnlyList<string> Problems()
    {
        List<string> problems = [];
        Require(BatchSize >= 1, $"A batch must have at least 1 example, not {BatchSize}.");
        Require(Momentum is >= 0 and < 1, $"Momentum must be at least 0 and below 1, not {Momentum}.");
        Require(WeightDecays.All(decay => decay is >= 0 and < double.PositiveInfinity), $"A weight decay must be 0 or more, not {string.Join(", ", WeightDecays)}.");
        Require(WeightDecays.Distinct().Count() == WeightDecays.Count, $"A weight decay stands there twice; keep one.");
        Require(LabelSmoothing is >= 0 and < 1, $"Label smoothing must be from 0 to below 1, not {LabelSmoothing}; 0.1 is usual.");
        Require(ClipNorm is null or > 0, $"The largest norm of the gradients must be above 0, not {ClipNorm}; leave it out for no limit.");
        Require(TrainingSettings.ConvolutionNames.Contains(Convolutions), $"Convolutions are computed by '{TrainingSettings.ConvolutionNames[0]}' or '{TrainingSettings.ConvolutionNames[1]}', not '{Convolutions}'.");
        Require(LowestRate > 0 && HighestRate > LowestRate && double.IsFinite(HighestRate), $"Rates must go from above 0 to a higher one, not from {LowestRate} to {HighestRate}.");
        Require(Updates >= 10, $"A sweep needs at least 10 updates, not {Updates}; 100 are usual.");
        Require(Repeats >= 1, $"There must be at least 1 sweep, not {Repeats}; 3 give a band.");
        Require(Epochs >= 1, $"There must be at least 1 epoch, not {Epochs}.");
        problems.AddRange(ProblemOf(() => ModelSpecification.Parse(Model)));
        problems.AddRange(ProblemOf(() => OptimizerSpecification.Parse(Optimizer)));
        problems.AddRange(ProblemOf(() => AugmentationSpecification.Parse(Augmentation)));
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
