using Anneal.Engine.Data;
using Anneal.Engine.Layers;
using Anneal.Engine.Optimizers;
using Anneal.Engine.Training;
using Anneal.Finder;

namespace Anneal.Engine.Tests.Training;

/// <summary>A finder on a network with everything that has a memory: batch normalization, dropout, momentum, shuffled batches.</summary>
public sealed class SweptTrainingTests : IDisposable
{
    private const int BatchSize = 12, Examples = 90;

    private static readonly Layer[] Layers =
    [
        new Conv2d(4, kernel: 3, padding: 1, hasBias: false), new BatchNorm2d(), new ReLU(), new Dropout(0.2), new Flatten(), new Linear(3),
    ];

    private static readonly Dictionary<string, Func<Model, Optimizer>> Optimizers = new()
    {
        ["sgd"] = model => new Sgd(model),
        ["adam"] = model => new Adam(model),
        ["lamb"] = model => new Lamb(model),
        ["muon"] = model => new CombinedOptimizer(
            new Muon(model, model.Parameters.Where(parameter => parameter.Shape.Length > 1)), new Lars(model, model.Parameters.Where(parameter => parameter.Shape.Length == 1))),
    };

    private readonly WorkerPool _pool = new(2);

    public static TheoryData<string> OptimizerNames => [.. Optimizers.Keys];

    public void Dispose() => _pool.Dispose();

    [Theory]
    [MemberData(nameof(OptimizerNames))]
    public void A_finder_leaves_a_training_as_it_was_although_it_diverges(string optimizer)
    {
        SweptTraining training = Prepare(optimizer, warmUp: 5);
        string before = training.Hash();

        FinderResult found = Finder(training).Find();

        Assert.NotNull(found.DivergenceRate);
        Assert.Equal(before, training.Hash());
    }

    [Fact]
    public void A_training_goes_on_with_the_same_bits_as_if_there_had_been_no_finder()
    {
        SweptTraining swept = Prepare("sgd", warmUp: 3), plain = Prepare("sgd", warmUp: 3);
        Finder(swept).Find();
        double[] with = [.. Enumerable.Range(0, 20).Select(_ => swept.Update(0.05))], without = [.. Enumerable.Range(0, 20).Select(_ => plain.Update(0.05))];

        Assert.Equal(without, with);
        Assert.Equal(plain.Hash(), swept.Hash());
    }

    [Fact]
    public void It_leaves_no_trace_when_an_observer_throws_or_the_sweep_is_cancelled()
    {
        SweptTraining training = Prepare("adam", warmUp: 5);
        string before = training.Hash();
        using var cancellation = new CancellationTokenSource();

        Assert.Throws<InvalidOperationException>(() => Finder(training, point => throw new InvalidOperationException($"{point}")).Find());
        Assert.Equal(before, training.Hash());
        Assert.Throws<OperationCanceledException>(() => Finder(training, _ => cancellation.Cancel()).Find(cancellation.Token));
        Assert.Equal(before, training.Hash());
    }

    [Fact]
    public void Sweeps_differ_by_the_order_of_their_batches_and_are_the_same_when_made_again()
    {
        SweptTraining training = Prepare("sgd", warmUp: 0);
        FinderResult first = Finder(training).Find(), again = Finder(training).Find();

        Assert.Equal(first.Curves.Select(curve => curve.Losses), again.Curves.Select(curve => curve.Losses));
        Assert.NotEqual(first.Curves[0].Losses, first.Curves[1].Losses);
    }

    [Fact]
    public void A_finder_works_on_a_trained_network()
    {
        SweptTraining training = Prepare("sgd", warmUp: 400);
        FinderResult found = Finder(training).Find();

        Assert.All(found.Curves, curve => Assert.True(curve.Rates.Count > 20, $"{curve.Rates.Count} rates before it diverged"));
        Assert.NotNull(found.DivergenceRate);
    }

    [Fact]
    public void Whatever_an_update_changes_changes_the_hash()
    {
        SweptTraining training = Prepare("adam", warmUp: 1);
        string before = training.Hash();
        training.Snapshot();

        training.Reorder(1);
        Assert.NotEqual(before, training.Hash());
        training.Restore();
        Assert.Equal(before, training.Hash());
        training.Update(0);
        Assert.NotEqual(before, training.Hash());
        training.Restore();
        Assert.Equal(before, training.Hash());
    }

    [Fact]
    public void A_training_whose_parts_do_not_fit_is_refused()
    {
        Model model = Network(), other = Network();

        Assert.Throws<ArgumentException>(() => new SweptTraining(model, new Sgd(other), Source(), momentum: 0.9));
        Assert.ThrowsAny<ArgumentException>(() => new SweptTraining(model, new Sgd(model), Source(), momentum: 1));
        Assert.Throws<InvalidOperationException>(() => new SweptTraining(model, new Sgd(model), Source(), momentum: 0).Restore());
    }

    private static LearningRateFinder Finder(SweptTraining training, Action<SweepPoint>? progress = null) =>
        new(training.Update, training.Snapshot, training.Restore)
        {
            BeginRepeat = training.Reorder,
            Progress = progress,
            Rates = RangeTest.Exponential(1e-6, 1e6, 60),
            Repeats = 2,
        };

    private SweptTraining Prepare(string optimizer, int warmUp)
    {
        Model model = Network();
        var training = new SweptTraining(model, Optimizers[optimizer](model), Source(), momentum: 0.9, weightDecay: 1e-4) { Clipping = GradientClipping.ByNorm(1e4) };
        for (int update = 0; update < warmUp; update++)
            training.Update(0.02);
        return training;
    }

    private Model Network() => new(new ImageShape(2, 4, 4), Layers, BatchSize, seed: 6, _pool);

    private static ShuffledBatches Source() => new(
        new VectorData(Numbers.Normal(Examples * 32, seed: 4), Numbers.Labels(Examples, classes: 3, seed: 5), inputSize: 32, classes: 3), BatchSize, seed: 2);
}
