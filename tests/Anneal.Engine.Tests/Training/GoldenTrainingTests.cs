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
        ImageShape input = Shape(test.GetProperty("x"));
        var source = new SequentialBatches(
            new VectorData(Images.ChannelsLast(inputs, input), labels, input.Length, labels.Max() + 1), batchSize, LastBatch.Wrapped);
        var model = new Model(input, Layers(test), batchSize);
        (string Name, Parameter Parameter)[] parameters = [.. Names(model.Parameters.Select(parameter => parameter.Name), test).Zip(model.Parameters)];
        foreach ((string name, Parameter parameter) in parameters)
            parameter.CopyFrom(Floats(test.GetProperty("parameters").GetProperty(name).GetProperty("values")));

        double[] losses = Train(model, source, test);

        double[] expected = Doubles(test.GetProperty("loss"));
        for (int step = 0; step < expected.Length; step++)
            Assert.Equal(expected[step], losses[step], 1e-4);
        foreach ((string name, Parameter parameter) in parameters)
            Numbers.Close(Doubles(test.GetProperty("final").GetProperty(name)), Numbers.Values(parameter), Tolerance(model), name);
        if (!test.TryGetProperty("final_running", out JsonElement running))
            return;
        foreach ((string name, RunningStatistics own) in Names(model.RunningStatistics.Select(own => own.Name + "."), test).Zip(model.RunningStatistics))
        {
            Numbers.Close(Doubles(running.GetProperty(name + "running_mean")), own.Mean, Tolerance(model), name);
            Numbers.Close(Doubles(running.GetProperty(name + "running_var")), own.Variance, Tolerance(model), name);
        }

        double[] logits = Doubles(test.GetProperty("eval_logits_first_6"));
        float[] first = Images.ChannelsLast(inputs[..(6 * input.Length)], input);
        Numbers.Close(logits, model.Predict(first, 6), Tolerance(model), "logits");
    }

    /// <summary>Rounding grows from update to update, and faster through normalizations.</summary>
    private static double Tolerance(Model model) => model.RunningStatistics.IsEmpty ? 1e-4 : 1e-3;

    private static double[] Train(Model model, SequentialBatches source, JsonElement test)
    {
        JsonElement cycle = test.GetProperty("schedule").GetProperty("OneCycleLR");
        JsonElement optimizer = test.GetProperty("optimizer");
        Plan plan = OneCycleOfPyTorch(cycle).WithWeightDecay(optimizer.GetProperty("weight_decay").GetDouble());
        var sgd = new Sgd(model) { IsNesterov = optimizer.TryGetProperty("nesterov", out JsonElement nesterov) && nesterov.GetBoolean() };
        var loss = new SoftmaxCrossEntropy(test.TryGetProperty("label_smoothing", out JsonElement smoothing) ? smoothing.GetDouble() : 0);
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

    /// <summary>
    /// Where the parameters have numbers, linear layers at the even places of PyTorch's Sequential with a ReLU between
    /// them; else the residual network that the file describes in words.
    /// </summary>
    private static Layer[] Layers(JsonElement test)
    {
        if (test.TryGetProperty("network", out _))
        {
            return
            [
                new Conv2d(4, 3, padding: 1, hasBias: false), new BatchNorm2d(), new ReLU(),
                new Residual(Body(4, 1)), new ReLU(), new Residual(Body(8, 2), Shortcut.Projection), new ReLU(),
                new GlobalAveragePool2d(), new Linear(3),
            ];
        }

        int[] outputs = [.. test.GetProperty("parameters").EnumerateObject()
            .Where(parameter => parameter.Name.EndsWith("bias", StringComparison.Ordinal))
            .Select(parameter => parameter.Value.GetProperty("shape")[0].GetInt32())];
        return [.. outputs.SelectMany(size => new Layer[] { new ReLU(), new Linear(size) }).Skip(1)];
    }

    private static Layer[] Body(int channels, int stride) =>
    [
        new Conv2d(channels, 3, stride, 1, hasBias: false), new BatchNorm2d(), new ReLU(),
        new Conv2d(channels, 3, 1, 1, hasBias: false), new BatchNorm2d(),
    ];

    /// <summary>The file's names for ours.</summary>
    private static IEnumerable<string> Names(IEnumerable<string> names, JsonElement test)
    {
        (string Ours, string Theirs)[] places = !test.TryGetProperty("network", out _) ? [] :
        [
            ("3.0.", "block1.conv1."), ("3.1.", "block1.norm1."), ("3.3.", "block1.conv2."), ("3.4.", "block1.norm2."),
            ("5.0.", "block2.conv1."), ("5.1.", "block2.norm1."), ("5.3.", "block2.conv2."), ("5.4.", "block2.norm2."),
            ("5.shortcut.", "block2.short."), ("0.", "conv."), ("1.", "norm."), ("8.", "head."),
        ];
        foreach (string name in names)
        {
            (string ours, string theirs) = places.FirstOrDefault(place => name.StartsWith(place.Ours, StringComparison.Ordinal), (Ours: "", Theirs: ""));
            yield return theirs + name[ours.Length..];
        }
    }

    private static IEnumerable<JsonElement> Cases() => GoldenFile.Exists(File) ? GoldenFile.Cases(File) : [];

    private static ImageShape Shape(JsonElement tensor)
    {
        int[] extents = [.. tensor.GetProperty("shape").EnumerateArray().Select(extent => extent.GetInt32())];
        return extents.Length == 2 ? ImageShape.Vector(extents[1]) : new ImageShape(extents[1], extents[2], extents[3]);
    }

    private static string Id(JsonElement test) => test.GetProperty("id").GetString()!;

    private static float[] Floats(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetSingle())];

    private static double[] Doubles(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetDouble())];
}
