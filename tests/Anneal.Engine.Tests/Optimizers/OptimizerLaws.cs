using Anneal.Engine.Data;
using Anneal.Engine.Layers;
using Anneal.Engine.Optimizers;
using Anneal.Engine.Tests.Training;
using Anneal.Engine.Training;

namespace Anneal.Engine.Tests.Optimizers;

/// <summary>What holds of every optimizer.</summary>
public sealed class OptimizerLaws
{
    public static TheoryData<string> Names => OptimizerExamples.Names;

    [Fact]
    public void Every_optimizer_has_an_example() => Assert.Equal(
        typeof(Optimizer).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(ElementwiseOptimizer))).OrderBy(type => type.Name),
        OptimizerExamples.Types.Distinct().OrderBy(type => type.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_lowers_the_loss(string name)
    {
        var model = Problem.Model();
        double before = Loss(model);
        new Trainer(model, Plan(name, 60), OptimizerExamples.Make(name, model), new SequentialBatches(Problem.Data(64), 64)).Run();
        Assert.InRange(Loss(model), 0, 0.8 * before);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_number_of_threads_gives_the_same_bits(string name)
    {
        int[] expected = UpdatedBits(name, threads: 1);
        foreach (int threads in new[] { 2, 3, 8 })
            Assert.Equal(expected, UpdatedBits(name, threads));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Padding_stays_zero(string name)
    {
        var model = Prepared(31, 21);
        Optimizer optimizer = OptimizerExamples.Make(name, model);
        for (int step = 0; step < 5; step++)
            optimizer.Update(new Hyperparameters(0.01, 0.9, 0.1));
        foreach (Parameter parameter in model.Parameters)
        {
            HashSet<int> used = [.. Enumerable.Range(0, parameter.Count).Select(parameter.IndexOf)];
            float[] stored = parameter.Value.Span.ToArray();
            Assert.All(Enumerable.Range(0, stored.Length).Where(place => !used.Contains(place)), place => Assert.Equal(0, stored[place]));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_gradient_of_zero_leaves_weights_finite(string name)
    {
        var model = Prepared(9, 5);
        foreach (Parameter parameter in model.Parameters)
            parameter.CopyGradientFrom(new float[parameter.Count]);
        Optimizer optimizer = OptimizerExamples.Make(name, model);
        float[] before = Numbers.Values(model.Parameters[0]);
        optimizer.Update(new Hyperparameters(0.01, 0.9, 0));
        Assert.All(before.Zip(Numbers.Values(model.Parameters[0])), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void State_that_is_copied_out_and_in_goes_on_with_the_same_bits(string name)
    {
        Model one = Prepared(19, 21), other = Prepared(19, 21);
        Optimizer first = OptimizerExamples.Make(name, one), second = OptimizerExamples.Make(name, other);
        for (int step = 0; step < 4; step++)
            first.Update(Hyperparameters(step));

        for (int i = 0; i < one.Parameters.Length; i++)
            other.Parameters[i].CopyFrom(Numbers.Values(one.Parameters[i]));
        foreach ((OptimizerSlot from, OptimizerSlot to) in first.Slots.Zip(second.Slots))
        {
            float[] values = new float[from.Parameter.Count];
            from.CopyTo(values);
            to.CopyFrom(values);
            Assert.Equal((from.Name, from.Parameter.Name), (to.Name, to.Parameter.Name));
        }

        foreach ((OptimizerScalar from, OptimizerScalar to) in first.Scalars.Zip(second.Scalars))
            to.Value = from.Value;
        first.Update(Hyperparameters(4));
        second.Update(Hyperparameters(4));
        Assert.Equal(Bits(one), Bits(other));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Groups_scale_the_rate_and_the_decay(string name)
    {
        Model one = Prepared(19, 21), other = Prepared(19, 21);
        foreach (Parameter parameter in other.Parameters)
            parameter.Group = new ParameterGroup("slow", learningRateFactor: 0.5, weightDecayFactor: 0.25);
        Optimizer plain = OptimizerExamples.Make(name, one), scaled = OptimizerExamples.Make(name, other);
        for (int step = 0; step < 3; step++)
        {
            plain.Update(new Hyperparameters(0.01, 0.9, 0.05));
            scaled.Update(new Hyperparameters(0.02, 0.9, 0.2));
        }

        Assert.Equal(Bits(one), Bits(other));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Slots_are_named_once_for_each_parameter(string name)
    {
        Optimizer optimizer = OptimizerExamples.Make(name, Problem.Model());
        Assert.NotEmpty(optimizer.Slots);
        Assert.Distinct(optimizer.Slots.Select(slot => $"{slot.Parameter.Name}.{slot.Name}"));
        Assert.Contains(optimizer.Scalars, scalar => scalar.Name == "updates");
    }

    internal static Model Prepared(int inputs, int outputs, WorkerPool? pool = null)
    {
        var model = new Model(inputs, [new Linear(outputs)], maximumBatch: 8, seed: 2, pool);
        model.Forward(Numbers.Normal(8 * inputs, 3), 8);
        model.Backward(Numbers.Normal(8 * outputs, 4));
        return model;
    }

    /// <summary>Large enough for several chunks a parameter.</summary>
    private static int[] UpdatedBits(string name, int threads)
    {
        using var pool = new WorkerPool(threads);
        var model = Prepared(190, 110, pool);
        Optimizer optimizer = OptimizerExamples.Make(name, model);
        for (int step = 0; step < 3; step++)
            optimizer.Update(Hyperparameters(step));
        return Bits(model);
    }

    private static Hyperparameters Hyperparameters(int step) => new(0.01 + 0.005 * step, 0.9 - 0.05 * step, 0.02);

    private static Plan Plan(string name, int steps) => new Plan(
        new Constant(OptimizerExamples.LearningRate(name)), new Constant(0.9), new Constant(1e-3)).For(steps);

    private static double Loss(Model model) => new Evaluator(model).Evaluate(new SequentialBatches(Problem.Data(64), 64)).MeanLoss;

    private static int[] Bits(Model model) => [.. model.Parameters.SelectMany(parameter => Numbers.Bits(Numbers.Values(parameter)))];
}
