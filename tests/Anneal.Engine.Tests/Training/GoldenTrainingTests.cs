using System.Text.Json;
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

    /// <summary>Runs that need layers the engine does not have yet.</summary>
    private static string[] NotYet { get; } = ["residual-tiny"];

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
        var model = new Model(source.InputSize, [new Linear(16), new ReLU(), new Linear(3)], batchSize);
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
        int steps = cycle.GetProperty("total_steps").GetInt32();
        double decay = test.GetProperty("optimizer").GetProperty("weight_decay").GetDouble();
        var sgd = new Sgd(model);
        var loss = new SoftmaxCrossEntropy();
        var batch = new Batch(source.BatchSize, source.InputSize);
        float[] gradient = new float[source.BatchSize * model.OutputSize];
        double[] losses = new double[steps];
        for (int step = 0; step < steps; step++)
        {
            source.Fill(batch);
            losses[step] = loss.Compute(model.Forward(batch), batch.Labels, gradient);
            model.Backward(gradient);
            sgd.Update(OneCycleOfPyTorch(cycle, step, steps) with { WeightDecay = decay });
        }

        return losses;
    }

    // Replaced by the dialect
    private static Hyperparameters OneCycleOfPyTorch(JsonElement cycle, int step, int steps)
    {
        double peak = cycle.GetProperty("max_lr").GetDouble(), first = peak / 25, last = first / 1e4;
        double low = cycle.GetProperty("base_momentum").GetDouble(), high = cycle.GetProperty("max_momentum").GetDouble();
        double top = 0.3 * steps - 1, end = steps - 1;
        static double Cosine(double from, double to, double share) => to + (from - to) / 2 * (1 + Math.Cos(Math.PI * share));
        if (step <= top)
            return new(Cosine(first, peak, step / top), Cosine(high, low, step / top));
        double share = (step - top) / (end - top);
        return new(Cosine(peak, last, share), Cosine(low, high, share));
    }

    private static IEnumerable<JsonElement> Cases() =>
        GoldenFile.Exists(File) ? GoldenFile.Cases(File).Where(test => !NotYet.Contains(Id(test))) : [];

    private static string Id(JsonElement test) => test.GetProperty("id").GetString()!;

    private static float[] Floats(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetSingle())];
}
