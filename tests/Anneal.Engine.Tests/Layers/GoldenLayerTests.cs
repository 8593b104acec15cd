using System.Text.Json;
using Anneal.Engine.Layers;
using Anneal.Engine.Losses;
using Anneal.Tests.Shared;

namespace Anneal.Engine.Tests.Layers;

/// <summary>Forward passes and gradients of PyTorch, in float64.</summary>
public sealed class GoldenLayerTests
{
    private const string File = "layers.json";

    /// <summary>Layers that the engine does not have yet.</summary>
    private static string[] NotYet { get; } =
        ["Conv2d", "BatchNorm2d", "GELU", "MaxPool2d", "AvgPool2d", "GlobalAveragePool2d"];

    public static TheoryData<string> Layers =>
        [.. Cases().Where(test => Kind(test) != nameof(SoftmaxCrossEntropy)).Select(Id)];

    public static TheoryData<string> Losses =>
        [.. Cases().Where(test => Kind(test) == nameof(SoftmaxCrossEntropy)).Select(Id)];

    [GoldenTheory(File)]
    [MemberData(nameof(Layers))]
    public void A_layer_and_its_gradients_are_those_of_PyTorch(string id)
    {
        JsonElement test = Cases().Single(test => Id(test) == id);
        (int count, int inputs) = (test.GetProperty("x").GetProperty("shape")[0].GetInt32(), test.GetProperty("x").GetProperty("shape")[1].GetInt32());
        Layer layer = Kind(test) switch
        {
            "Linear" => new Linear(test.GetProperty("y").GetProperty("shape")[1].GetInt32()),
            "ReLU" => new ReLU(),
            string other => throw new NotSupportedException($"There is no '{other}' here; write it, or list it in {nameof(NotYet)}."),
        };
        var model = new Model(inputs, [layer], count, seed: 0, pool: null, wantsInputGradient: true);
        foreach (Parameter parameter in model.Parameters)
            parameter.CopyFrom(Floats(test.GetProperty("parameters").GetProperty(parameter.Name[2..]).GetProperty("values")));

        ReadOnlySpan<float> y = model.Forward(Floats(test.GetProperty("x").GetProperty("values")), count);
        Numbers.Close(Doubles(test.GetProperty("y").GetProperty("values")), y, Numbers.SumTolerance);
        model.Backward(Floats(test.GetProperty("dy")));
        Numbers.Close(Doubles(test.GetProperty("dx")), model.InputGradient, Numbers.SumTolerance);
        foreach (Parameter parameter in model.Parameters)
        {
            JsonElement expected = test.GetProperty("gradients").GetProperty(parameter.Name[2..]);
            Numbers.Close(Doubles(expected), Numbers.Gradient(parameter), Numbers.SumTolerance, parameter.Name);
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
        GoldenFile.Exists(File) ? GoldenFile.Cases(File).Where(test => !NotYet.Contains(Kind(test))) : [];

    private static string Id(JsonElement test) => test.GetProperty("id").GetString()!;

    private static string Kind(JsonElement test) => test.GetProperty("layer").GetString()!;

    private static double[] Doubles(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetDouble())];

    private static float[] Floats(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetSingle())];
}
