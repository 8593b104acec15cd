using System.Text.Json.Serialization;
using Anneal.Engine.Layers;
using Anneal.Engine.Models;
using Anneal.Engine.Storage;

namespace Anneal.Engine.Tests.Storage;

public sealed class ModelFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anneal-model-file-").FullName;

    public static TheoryData<string> Names => [.. StandardModels.Names];

    private string Path => System.IO.Path.Combine(_folder, "model.safetensors");

    [Fact]
    public void Every_kind_of_layer_is_kept()
    {
        Layer[] layers =
        [
            new Conv2d(4, kernel: 3, stride: 1, padding: 1, hasBias: false), new BatchNorm2d(momentum: 0.2, epsilon: 1e-4), new ReLU(),
            new Residual([new Conv2d(8, kernel: 3, stride: 2, padding: 1), new BatchNorm2d()], Shortcut.Projection), new GELU(),
            new Residual([new Conv2d(8, kernel: 3, padding: 1), new ReLU()]),
            new MaxPool2d(2), new AveragePool2d(2, stride: 1), new GlobalAveragePool2d(), new Flatten(), new Dropout(0.25), new Linear(3),
        ];
        var model = new Model(new ImageShape(2, 12, 12), layers, maximumBatch: 4, seed: 7);

        model.Save(Path);
        Model loaded = Model.Load(Path, maximumBatch: 9);

        Assert.Equal(model.Layers.AsEnumerable(), loaded.Layers);
        Assert.Equal((model.InputShape, 9), (loaded.InputShape, loaded.MaximumBatch));
        Assert.Equal(
            typeof(Layer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Layer))).Select(type => type.Name).Order(),
            typeof(Layer).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false).Cast<JsonDerivedTypeAttribute>().Select(kind => kind.TypeDiscriminator).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_loaded_network_predicts_the_same_bits(string name)
    {
        StandardModel standard = StandardModels.Named(name, classes: 10);
        var model = new Model(standard.InputShape, standard.Layers, maximumBatch: 4, seed: 3);
        float[] inputs = Numbers.Normal(3 * model.InputSize, seed: 5);
        model.Forward(inputs, 3);
        float[] expected = new float[3 * model.OutputSize], actual = new float[3 * model.OutputSize];
        model.Predict(inputs, expected);

        model.Save(Path);
        Model.Load(Path, maximumBatch: 4).Predict(inputs, actual);

        Assert.Equal(expected, actual);
        Assert.Contains(expected, value => value != 0);
    }

    [Fact]
    public void Examples_beyond_the_largest_batch_are_predicted_in_parts()
    {
        Model model = Small(maximumBatch: 4);
        float[] inputs = Numbers.Normal(11 * model.InputSize, seed: 5), together = new float[11 * model.OutputSize], one = new float[model.OutputSize];

        model.Predict(inputs, together);

        for (int example = 0; example < 11; example++)
        {
            model.Predict(inputs.AsSpan(example * model.InputSize, model.InputSize), one);
            Assert.Equal(together.AsSpan(example * model.OutputSize, model.OutputSize).ToArray(), one);
        }
    }

    [Fact]
    public void Several_threads_may_predict_at_once()
    {
        Model model = Small(maximumBatch: 3);
        float[][] inputs = [.. Enumerable.Range(0, 16).Select(i => Numbers.Normal(5 * model.InputSize, seed: (ulong)i))];
        float[][] expected = [.. inputs.Select(input => Predicted(model, input))];

        Parallel.For(0, 200, i => Assert.Equal(expected[i % 16], Predicted(model, inputs[i % 16])));
    }

    [Fact]
    public void Predicting_into_memory_of_one_s_own_allocates_nothing()
    {
        Model model = Small(maximumBatch: 4);
        float[] inputs = Numbers.Normal(9 * model.InputSize, seed: 5), outputs = new float[9 * model.OutputSize];
        model.Predict(inputs, outputs);

        long before = GC.GetAllocatedBytesForCurrentThread();
        model.Predict(inputs, outputs);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_file_without_a_network_says_so()
    {
        new TensorFile([new StoredTensor("0.weight", [1], [1])]).Write(Path);

        Assert.Contains("does not say of which network", Assert.Throws<TensorFileException>(() => Model.Load(Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"channels":1,"height":1,"width":2,"layers":[]}""")]
    [InlineData("""{"channels":1,"height":1,"width":2,"layers":[null]}""")]
    [InlineData("""{"channels":0,"height":1,"width":2,"layers":[{"layer":"Linear","outputs":2}]}""")]
    [InlineData("""{"channels":1,"height":1,"width":2,"layers":[{"layer":"Linear","outputs":-2}]}""")]
    [InlineData("""{"channels":1,"height":1,"width":2,"layers":[{"layer":"Attention","outputs":2}]}""")]
    [InlineData("""{"channels":1,"height":1,"width":2,"layers":[{"layer":"Linear"}]}""")]
    [InlineData("""{"channels":1,"height":1,"width":2,"layers":[{"layer":"Linear","outputs":2,"depth":3}]}""")]
    [InlineData("""{"channels":1,"height":1,"width":2,"layers":[{"layer":"Residual","shortcut":"identity"}]}""")]
    [InlineData("""{"channels":1,"height":1,"width":2,"layers":null}""")]
    public void A_network_that_cannot_be_built_is_refused(string description)
    {
        new TensorFile([], new Dictionary<string, string> { ["anneal.model"] = description }).Write(Path);

        Assert.Contains(Path, Assert.Throws<TensorFileException>(() => Model.Load(Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_of_another_network_are_refused_by_name_and_shape()
    {
        TensorFile file = ModelFile.Pack(Small(4));
        new TensorFile(file.Tensors.Select(tensor => tensor.Name == "0.weight" ? new StoredTensor("0.weight", [1], [1]) : tensor), file.Metadata).Write(Path);

        string message = Assert.Throws<TensorFileException>(() => Model.Load(Path)).Message;

        Assert.Contains("'0.weight' has the shape [1], but the network's has [8, 5]", message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Model Small(int maximumBatch) => new(5, [new Linear(8), new ReLU(), new Linear(3)], maximumBatch, seed: 1);

    private static float[] Predicted(Model model, float[] inputs)
    {
        var outputs = new float[inputs.Length / model.InputSize * model.OutputSize];
        model.Predict(inputs, outputs);
        return outputs;
    }
}
