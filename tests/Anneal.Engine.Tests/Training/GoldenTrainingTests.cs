using System.Text.Json;
using Anneal.Dialects;
using Anneal.Engine.Data;
using Anneal.Engine.Layers;
using Anneal.Engine.Losses;
using Anneal.Engine.Optimizers;
using Anneal.Tests.Shared;

namespace Anneal.Engine.Tests.Training;

/// <summary>Whole runs of PyTorch, in float64, under its OneCycleLR.</summary>
public sealed class GoldenTrainingTests
{
    private const string File = "training.json";

    public static TheoryData<string> Runs => [.. Cases().Select(Id)];

    [GoldenTheory(File)]
    [MemberData(nameof(Runs))]
    public void A_run_has_the_losses_and_final_parameters_of_PyTorch(string id)
    {
        JsonElement test = Cases().Single(test => Id(test) == id);
        int batchSize = test.GetProperty("batch").GetInt32();
        float[] inputs = Floats(test.GetProperty("x").GetProperty("values"));
        int[] labels = [.. test.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32())];
        var source = new SequentialBatches(
            new VectorData(inputs, labels, inputs.Length / labels.Length, labels.Max() + 1), batchSize, LastBatch.Wrapped);
        Model model = Network(test, source.InputSize, batchSize);
        foreach (Parameter parameter in model.Parameters)
            parameter.CopyFrom(Floats(test.GetProperty("parameters").GetProperty(parameter.Name).GetProperty("values")));

        double[] losses = Train(model, source, test);

        double[] expected = [.. test.GetProperty("loss").EnumerateArray().Select(loss => loss.GetDouble())];
        for (int step = 0; step < expected.Length; step++)
            Assert.Equal(expected[step], losses[step], 1e-4);
        foreach (Parameter parameter in model.Parameters)
        {
            double[] final = [.. test.GetProperty("final").GetProperty(parameter.Name).EnumerateArray().Select(value => value.GetDouble())];
            Numbers.Close(final, Numbers.Values(parameter), 1e-4, parameter.Name);
        }
    }

    private static double[] Train(Model model, SequentialBatches source, JsonElement test)
    {
        JsonElement cycle = test.GetProperty("schedule").GetProperty("OneCycleLR");
        JsonElement optimizer = test.GetProperty("optimizer");
        Plan plan = OneCycleOfPyTorch(cycle).WithWeightDecay(optimizer.GetProperty("weight_decay").GetDouble());
        var sgd = new Sgd(model) { IsNesterov = optimizer.TryGetProperty("nesterov", out JsonElement nesterov) && nesterov.GetBoolean() };
        var loss = new SoftmaxCrossEntropy();
        var batch = new Batch(source.BatchSize, source.InputSize);
        float[] gradient = new float[source.BatchSize * model.OutputSize];
        double[] losses = new double[plan.Steps];
        for (int step = 0; step < losses.Length; step++)
        {
            source.Fill(batch);
            losses[step] = loss.Compute(model.Forward(batch), batch.Labels, gradient);
            model.Backward(gradient);
            sgd.Update(plan.At(step));
        }

        return losses;
    }

    private static Plan OneCycleOfPyTorch(JsonElement cycle)
    {
        using JsonDocument json = JsonDocument.Parse($$"""{"schedule": "OneCycleLR", "arguments": {{cycle.GetRawText()}}}""");
        return Dialect.Import("torch", json.RootElement);
    }

    /// <summary>Linear layers, at the even places of PyTorch's Sequential, with a ReLU between them.</summary>
    private static Model Network(JsonElement test, int inputSize, int batchSize)
    {
        int[] outputs = [.. test.GetProperty("parameters").EnumerateObject()
            .Where(parameter => parameter.Name.EndsWith("bias", StringComparison.Ordinal))
            .Select(parameter => parameter.Value.GetProperty("shape")[0].GetInt32())];
        Layer[] layers = [.. outputs.SelectMany(size => new Layer[] { new ReLU(), new Linear(size) }).Skip(1)];
        return new Model(inputSize, layers, batchSize);
    }

    private static IEnumerable<JsonElement> Cases() =>
        GoldenFile.Exists(File) ? GoldenFile.Cases(File).Where(IsChainOfLinearLayers) : [];

    /// <summary>Whether the engine has every layer of the run's network; convolutions are still to come.</summary>
    private static bool IsChainOfLinearLayers(JsonElement test) => test.GetProperty("parameters").EnumerateObject().All(parameter => char.IsAsciiDigit(parameter.Name[0]));

    private static string Id(JsonElement test) => test.GetProperty("id").GetString()!;

    private static float[] Floats(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetSingle())];
}
