using Anneal.Engine.Data;
using Anneal.Engine.Layers;
using Anneal.Engine.Storage;
using Anneal.Engine.Training;
using Anneal.Tests.Shared;

namespace Anneal.Engine.Tests.Storage;

/// <summary>Whatever a file says of a network or of a run, it is built, or refused with what is wrong.</summary>
public sealed class FuzzTests
{
    private const string Described = "anneal.model";

    public static TheoryData<int> Networks => [0, 1, 2];

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_broken_description_of_a_network_is_built_or_refused(int network)
    {
        Layer[][] networks =
        [
            [new Flatten(), new Linear(5), new ReLU(), new Dropout(0.5), new Linear(3)],
            [new Conv2d(2, kernel: 3, padding: 1), new BatchNorm2d(), new ReLU(), new MaxPool2d(2), new Flatten(), new Dropout(0.25), new Linear(3)],
            [new Residual([new Conv2d(2, kernel: 3, padding: 1), new BatchNorm2d(), new ReLU()]), new GlobalAveragePool2d(), new Linear(3)],
        ];
        using var pool = new WorkerPool(1);
        TensorFile sound = ModelFile.Pack(new Model(new ImageShape(2, 4, 4), networks[network], maximumBatch: 1, seed: 1, pool));

        Fuzz.Text<Model, TensorFileException>(2 + network, [sound.Metadata[Described]], description => ModelFile.Unpack(
            new(sound.Tensors, new Dictionary<string, string> { [Described] = description }), "model.safetensors", maximumBatch: 1, pool), share: Networks.Count);
    }

    [Fact]
    public void A_broken_state_of_a_trainer_is_read_or_refused()
    {
        var state = new TrainingState
        {
            UpdatesDone = 12,
            Plan = """{"schemaVersion":1}""",
            Source = new SourcePosition(1, 20),
            Epoch = 1,
            EpochExamples = 20,
            EpochLossSum = 13.25,
            TrainingPasses = 12,
            OptimizerScalars = [0.5, 12],
        };

        Fuzz.Text<TrainingState, AnnealException>(1, [state.ToJson()], TrainingState.Parse, read => Assert.Equal(read.ToJson(), TrainingState.Parse(read.ToJson()).ToJson()));
    }
}
