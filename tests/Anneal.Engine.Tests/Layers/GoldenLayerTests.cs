using System.Text.Json;
using Anneal.Engine.Layers;
using Anneal.Engine.Losses;
using Anneal.Tests.Shared;

namespace Anneal.Engine.Tests.Layers;

/// <summary>Forward passes and gradients of PyTorch, in float64.</summary>
public sealed class GoldenLayerTests
{
    private const string File = "layers.json";

    public static TheoryData<string> Layers =>
        [.. Cases().Where(test => Kind(test) != nameof(SoftmaxCrossEntropy)).Select(Id)];

    public static TheoryData<string> Losses =>
        [.. Cases().Where(test => Kind(test) == nameof(SoftmaxCrossEntropy)).Select(Id)];

    [GoldenTheory(File)]
    [MemberData(nameof(Layers))]
    public void A_layer_and_its_gradients_are_those_of_PyTorch(string id)
    {
        JsonElement test = Cases().Single(test => Id(test) == id);
        int[] shape = Shape(test.GetProperty("x"));
        (int count, ImageShape input) = (shape[0], shape.Length == 2 ? ImageShape.Vector(shape[1]) : new ImageShape(shape[1], shape[2], shape[3]));
        var model = new Model(input, [Layer(test)], count, seed: 0, pool: null, wantsInputGradient: true);
        foreach (Parameter parameter in model.Parameters)
            parameter.CopyFrom(Floats(test.GetProperty("parameters").GetProperty(parameter.Name[2..]).GetProperty("values")));
        foreach (RunningStatistics running in model.RunningStatistics)
            running.CopyFrom(Floats(test.GetProperty("buffers_before").GetProperty("running_mean")), Floats(test.GetProperty("buffers_before").GetProperty("running_var")));

        float[] x = Images.ChannelsLast(Floats(test.GetProperty("x").GetProperty("values")), input);
        bool isTraining = test.GetProperty("settings").GetProperty("training").GetBoolean();
        float[] y = (isTraining ? model.Forward(x, count) : model.Predict(x, count)).ToArray();
        ImageShape output = model.OutputShape;
        Numbers.Close(Doubles(test.GetProperty("y").GetProperty("values")), Images.ChannelsFirst(y, output), Numbers.SumTolerance);
        model.Backward(Images.ChannelsLast(Floats(test.GetProperty("dy")), output));
        Numbers.Close(Doubles(test.GetProperty("dx")), Images.ChannelsFirst(model.InputGradient.ToArray(), input), Numbers.SumTolerance);
        foreach (Parameter parameter in model.Parameters)
        {
            JsonElement expected = test.GetProperty("gradients").GetProperty(parameter.Name[2..]);
            Numbers.Close(Doubles(expected), Numbers.Gradient(parameter), Numbers.SumTolerance, parameter.Name);
        }

        foreach (RunningStatistics running in model.RunningStatistics)
        {
            Numbers.Close(Doubles(test.GetProperty("buffers_after").GetProperty("running_mean")), running.Mean, Numbers.SumTolerance);
            Numbers.Close(Doubles(test.GetProperty("buffers_after").GetProperty("running_var")), running.Variance, Numbers.SumTolerance);
        }
    }

    [GoldenTheory(File)]
    [MemberData(nameof(Losses))]
    public void A_loss_and_its_gradient_are_those_of_PyTorch(string id)
    {
        JsonElement test = Cases().Single(test => Id(test) == id);
        var loss = new SoftmaxCrossEntropy(test.GetProperty("settings").GetProperty("label_smoothing").GetDouble());
        float[] logits = Floats(test.GetProperty("x").GetProperty("values")), gradient = new float[logits.Length];
        int[] labels = [.. test.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32())];

        double actual = loss.Compute(logits, labels, gradient);

        double expected = test.GetProperty("loss").GetDouble();
        Assert.Equal(expected, actual, 1e-6 * expected);
        Numbers.Close(Doubles(test.GetProperty("dx")), gradient, 1e-6);
    }

    private static IEnumerable<JsonElement> Cases() =>
        GoldenFile.Exists(File) ? GoldenFile.Cases(File) : [];

    private static Layer Layer(JsonElement test)
    {
        JsonElement settings = test.GetProperty("settings");
        int Setting(string name) => settings.GetProperty(name).GetInt32();
        return Kind(test) switch
        {
            "Linear" => new Linear(Shape(test.GetProperty("y"))[1]),
            "Conv2d" => new Conv2d(Shape(test.GetProperty("y"))[1], Setting("kernel"), Setting("stride"), Setting("padding"), settings.GetProperty("bias").GetBoolean()),
            "BatchNorm2d" => new BatchNorm2d(settings.GetProperty("momentum").GetDouble(), settings.GetProperty("eps").GetDouble()),
            "ReLU" => new ReLU(),
            "GELU" => new GELU(),
            "MaxPool2d" => new MaxPool2d(Setting("kernel"), Setting("stride")),
            "AvgPool2d" => new AveragePool2d(Setting("kernel"), Setting("stride")),
            "GlobalAveragePool2d" => new GlobalAveragePool2d(),
            string other => throw new NotSupportedException($"There is no '{other}' here; write it."),
        };
    }

    private static int[] Shape(JsonElement tensor) => [.. tensor.GetProperty("shape").EnumerateArray().Select(extent => extent.GetInt32())];

    private static string Id(JsonElement test) => test.GetProperty("id").GetString()!;

    private static string Kind(JsonElement test) => test.GetProperty("layer").GetString()!;

    private static double[] Doubles(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetDouble())];

    private static float[] Floats(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetSingle())];
}
