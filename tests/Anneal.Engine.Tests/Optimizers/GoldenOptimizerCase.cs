using System.Text.Json;
using Anneal.Dialects;
using Anneal.Engine.Layers;
using Anneal.Engine.Optimizers;
using Anneal.Tests.Shared;

namespace Anneal.Engine.Tests.Optimizers;

/// <summary>One case of optimizers.json: a least-squares problem, an optimizer, the weights after every update.</summary>
internal sealed class GoldenOptimizerCase
{
    public const string File = "optimizers.json";
    private readonly JsonElement _test;
    private readonly double[][] _inputs;
    private readonly double[][] _targets;

    private GoldenOptimizerCase(JsonElement problem, JsonElement test)
    {
        _test = test;
        Name = test.GetProperty("optimizer").GetString()!;
        Updates = [.. Matrix(test.GetProperty("w"))];
        bool isMatrix = test.TryGetProperty("problem", out JsonElement kind) && kind.GetString() == "matrix";
        JsonElement matrix = problem.GetProperty("matrix");
        _inputs = Matrix(isMatrix ? matrix.GetProperty("X") : problem.GetProperty("A"));
        _targets = isMatrix ? Matrix(matrix.GetProperty("Y")) : [.. Vector(problem.GetProperty("b")).Select(value => new[] { value })];
        Initial = isMatrix ? [.. Matrix(matrix.GetProperty("W0")).SelectMany(row => row)] : Vector(problem.GetProperty("w0"));
    }

    public static TheoryData<string> Ids => GoldenFile.Exists(File)
        ? [.. GoldenFile.Cases(File).Skip(1).Select(test => test.GetProperty("id").GetString()!)]
        : [];

    public string Name { get; }

    /// <summary>The weights before the first update, [outputs, inputs] row-major.</summary>
    public double[] Initial { get; }

    /// <summary>The weights after every update, as the library gave them.</summary>
    public double[][] Updates { get; }

    public static GoldenOptimizerCase Find(string id)
    {
        IReadOnlyList<JsonElement> cases = GoldenFile.Cases(File);
        return new(cases[0], cases.Skip(1).Single(test => test.GetProperty("id").GetString() == id));
    }

    /// <summary>A model whose weight has the shape of the problem's; and the case's optimizer of that weight alone.</summary>
    public (Parameter Weight, ElementwiseOptimizer Optimizer) Make(WorkerPool? pool = null)
    {
        var model = new Model(_inputs[0].Length, [new Linear(_targets[0].Length)], maximumBatch: 1, seed: 0, pool);
        Parameter weight = model.Parameters[0];
        weight.CopyFrom([.. Initial.Select(value => (float)value)]);
        var arguments = new GoldenArguments(_test.GetProperty("arguments"));
        ElementwiseOptimizer optimizer = GoldenOptimizers.Make(Name, arguments, model, [weight]);
        GoldenOptimizers.Initial(Name, arguments);
        arguments.RequireAllRead();
        return (weight, optimizer);
    }

    /// <summary>The plan of the case: constant, or PyTorch's OneCycleLR.</summary>
    public Plan Plan()
    {
        Hyperparameters initial = GoldenOptimizers.Initial(Name, new GoldenArguments(_test.GetProperty("arguments")));
        if (!_test.TryGetProperty("one_cycle", out JsonElement json) || json.ValueKind == JsonValueKind.Null)
            return new Plan(new Constant(initial.LearningRate), new Constant(initial.Momentum), new Constant(initial.WeightDecay));
        var cycle = new GoldenArguments(json);
        Plan plan = PyTorch.OneCycleLR(
            cycle.Number("max_lr", double.NaN), (long)cycle.Number("total_steps", double.NaN), cycle.Number("pct_start", 0.3), cycle.Word("anneal_strategy", "cos"),
            baseMomentum: cycle.Number("base_momentum", 0.85), maxMomentum: cycle.Number("max_momentum", 0.95),
            divFactor: cycle.Number("div_factor", 25), finalDivFactor: cycle.Number("final_div_factor", 1e4), threePhase: cycle.Flag("three_phase"));
        Schedule momentum = cycle.Flag("cycle_momentum", true) ? plan.Momentum : new Constant(initial.Momentum);
        cycle.RequireAllRead();
        return new Plan(plan.LearningRate, momentum, new Constant(initial.WeightDecay));
    }

    /// <summary>The learning rates that the library used; empty where they are not listed.</summary>
    public double[] LearningRates() => _test.TryGetProperty("learning_rate", out JsonElement rates) ? Vector(rates) : [];

    /// <summary>The gradient of <c>½ mean((X Wᵀ − Y)²)</c>, [outputs, inputs] row-major.</summary>
    public double[] Gradient(ReadOnlySpan<double> weights)
    {
        int outputs = _targets[0].Length, inputs = _inputs[0].Length;
        double[] gradient = new double[outputs * inputs];
        for (int example = 0; example < _inputs.Length; example++)
        {
            for (int output = 0; output < outputs; output++)
            {
                double difference = -_targets[example][output];
                for (int input = 0; input < inputs; input++)
                    difference += _inputs[example][input] * weights[output * inputs + input];
                for (int input = 0; input < inputs; input++)
                    gradient[output * inputs + input] += difference * _inputs[example][input] / (_inputs.Length * outputs);
            }
        }

        return gradient;
    }

    /// <summary>The sum of the lengths of the library's steps, up to an update and including it.</summary>
    public double PathLength(int step) => Enumerable.Range(0, step + 1).Sum(i => Math.Sqrt(
        Updates[i].Zip(i == 0 ? Initial : Updates[i - 1]).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second))));

    private static double[] Vector(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetDouble())];

    private static double[][] Matrix(JsonElement rows) => [.. rows.EnumerateArray().Select(Vector)];
}
