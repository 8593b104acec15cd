using Anneal.Engine;
using Anneal.Engine.Data;
using Anneal.Engine.Diagnosis;
using Anneal.Engine.Losses;
using Anneal.Engine.Optimizers;
using Anneal.Engine.Training;
using Anneal.Finder;
using Anneal.Lab.Comparisons;
using Anneal.Lab.Data;
using Anneal.Lab.Training;

namespace Anneal.Lab.Finding;

/// <summary>Searches the learning rate of a training by sweeps, with one weight decay or several.</summary>
/// <remarks>The sweeps are made one after the other on one network, which each leaves as it was; the result has the hashes that show it.</remarks>
/// <example>
/// <code>
/// var settings = new FindingSettings { WeightDecays = [0.005], Repeats = 2 };
/// FindingResult found = new LearningRateSearch(settings, DataCatalog.Load(settings.Data)).Run();
/// Console.WriteLine(found.OneCycle?.Policy ?? found.Recommendation.Reasons[0]);
/// </code>
/// </example>
public sealed class LearningRateSearch
{
    /// <summary>Examples of the batch that the sharpness is measured on.</summary>
    private const int SharpnessExamples = 512;

    private readonly ImageData _images;
    private readonly ImageShape _shape;

    /// <summary>Prepares a search.</summary>
    /// <param name="settings">What to search.</param>
    /// <param name="data">The data set that the settings name, of which training images are used.</param>
    /// <exception cref="AnnealException">The settings cannot be run; every problem is listed.</exception>
    public LearningRateSearch(FindingSettings settings, DataSet data)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(data);
        settings.RequireSound();
        if (settings.BatchSize > data.Train.Count)
            throw new AnnealException($"A batch of {settings.BatchSize} is larger than the {data.Train.Count} training images of {data.Name}. Use at most that.");
        _images = data.Normalize(data.Train);
        _shape = data.Train.Shape;
        Settings = settings.WeightDecays.Count > 0 ? settings : settings with { WeightDecays = UsualWeightDecays(data.Name) };
        Progress.Sweeps = Settings.WeightDecays.Count * Settings.Repeats;
    }

    /// <summary>What is searched, with every weight decay written out.</summary>
    public FindingSettings Settings { get; }

    /// <summary>How far it has come.</summary>
    public FindingProgress Progress { get; } = new();

    /// <summary>Makes every sweep.</summary>
    /// <param name="threads">Threads of the network; as many as there are processors if not given. Has no effect on results.</param>
    /// <param name="cancellation">Ends the search after the update at hand.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public FindingResult Run(int? threads = null, CancellationToken cancellation = default)
    {
        using var pool = new WorkerPool(threads ?? Environment.ProcessorCount);
        int probed = Math.Min(SharpnessExamples, _images.Count);
        Model model = ModelSpecification.Parse(Settings.Model)
            .Build(_shape, _images.Classes, Math.Max(Settings.BatchSize, probed), Settings.Seed, pool, Settings.Convolutions == TrainingSettings.ConvolutionNames[0]);
        Optimizer optimizer = OptimizerSpecification.Parse(Settings.Optimizer).Build(model);
        var source = new ShuffledBatches(_images, Settings.BatchSize, Settings.Seed, AugmentationSpecification.Parse(Settings.Augmentation).Build());
        string before = TrainingSnapshot.Take(model, optimizer, source).Hash;
        Sharpness sharpness = SharpnessOf(model, probed);
        WeightDecayResult[] found = [.. Settings.WeightDecays.Select(decay => Sweep(model, optimizer, source, decay, cancellation))];
        return new FindingResult
        {
            Settings = Settings,
            StepsPerEpoch = source.BatchesPerEpoch,
            WeightDecays = found,
            Sharpness = sharpness,
            HashBefore = before,
            HashAfter = TrainingSnapshot.Take(model, optimizer, source).Hash,
        };
    }

    private WeightDecayResult Sweep(Model model, Optimizer optimizer, IBatchSource source, double weightDecay, CancellationToken cancellation)
    {
        var training = new SweptTraining(model, optimizer, source, Settings.Momentum, weightDecay, new SoftmaxCrossEntropy(Settings.LabelSmoothing))
        {
            Clipping = Settings.ClipNorm is { } norm ? GradientClipping.ByNorm(norm) : null,
        };
        var finder = new LearningRateFinder(training.Update, training.Snapshot, training.Restore)
        {
            Rates = RangeTest.Exponential(Settings.LowestRate, Settings.HighestRate, Settings.Updates),
            Repeats = Settings.Repeats,
            BeginRepeat = training.Reorder,
            Progress = point => Progress.Report(weightDecay, point),
        };
        return new WeightDecayResult(weightDecay, finder.Find(cancellation));
    }

    private Sharpness SharpnessOf(Model model, int examples)
    {
        var batch = new Batch(examples, _images.InputSize, model.Pool);
        new SequentialBatches(_images, examples).Fill(batch);
        return new CurvatureProbe(model, batch).Sharpness();
    }

    /// <summary>That of the tuned 1cycle first, then the others of the grid that it was tuned on.</summary>
    private static IReadOnlyList<double> UsualWeightDecays(string data)
    {
        double tuned = TunedPolicies.For(data).Single(policy => policy.Name == Comparison.OneCyclePolicy)
            .Build(new RunLength(1, 1)).WeightDecay.At(0);
        return [tuned, .. Tuning.WeightDecays.Where(decay => decay != tuned)];
    }
}
