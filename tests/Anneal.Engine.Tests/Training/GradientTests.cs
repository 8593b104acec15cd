using Anneal.Engine.Data;
using Anneal.Engine.Optimizers;
using Anneal.Engine.Training;

namespace Anneal.Engine.Tests.Training;

/// <summary>Clipping and accumulation of gradients.</summary>
public sealed class GradientTests
{
    [Theory]
    [InlineData(1, 60)]
    [InlineData(3, 20)]
    [InlineData(6, 10)]
    public void Accumulated_batches_make_the_update_of_one_large_batch(int batches, int batchSize)
    {
        Model one = Train(60, 1, steps: 5), other = Train(batchSize, batches, steps: 5);
        for (int i = 0; i < one.Parameters.Length; i++)
            Numbers.Close(Doubles(one.Parameters[i]), Numbers.Values(other.Parameters[i]), 1e-5);
    }

    [Fact]
    public void Batches_of_different_sizes_count_by_their_examples()
    {
        // 45 + 15 examples make an epoch, and an update.
        Model one = Train(60, 1, steps: 4), other = Train(45, 2, steps: 4);
        for (int i = 0; i < one.Parameters.Length; i++)
            Numbers.Close(Doubles(one.Parameters[i]), Numbers.Values(other.Parameters[i]), 1e-5);
    }

    [Fact]
    public void The_plan_goes_on_by_updates_and_epochs_by_batches()
    {
        var log = new Log();
        Plan plan = new OneCycle(0.1, 5).Build();
        Train(20, 2, 5, log, plan);
        Assert.Equal(
            ["update 0 of epoch 0, 40", "update 1 of epoch 0, 40", "epoch 0 at 1", "update 2 of epoch 1, 40", "epoch 1 at 2",
             "update 3 of epoch 2, 40", "update 4 of epoch 2, 40", "epoch 2 at 4"],
            log.Lines);
        Assert.Equal(Enumerable.Range(0, 5).Select(step => plan.At(step)), log.Used);
    }

    [Fact]
    public void An_update_of_several_epochs_tells_of_each()
    {
        var log = new Log();
        Train(30, 4, 1, log);
        Assert.Equal(["update 0 of epoch 0, 120", "epoch 0 at 0", "epoch 1 at 0"], log.Lines);
    }

    [Fact]
    public void A_loss_that_is_not_finite_ends_the_run_before_the_update()
    {
        float[] inputs = [.. Enumerable.Repeat(1f, 40), .. Enumerable.Repeat(float.NaN, 20)];
        var data = new VectorData(inputs, new int[3], 20, 4);
        var model = Problem.Model();
        float[] before = Numbers.Values(model.Parameters[0]);
        TrainingResult result = new Trainer(model, new Plan(new Constant(0.1)).For(2), new Sgd(model), new SequentialBatches(data, 1))
        {
            AccumulatedBatches = 3,
        }.Run();
        Assert.Equal((TrainingOutcome.Diverged, 0L), (result.Outcome, result.UpdatesDone));
        Assert.Equal(before, Numbers.Values(model.Parameters[0]));
    }

    [Fact]
    public void Clipping_by_norm_scales_all_gradients_together()
    {
        Model model = Prepared();
        float[][] before = [.. model.Parameters.Select(Numbers.Gradient)];
        double norm = Norm(model);

        new GradientClipper(model, GradientClipping.ByNorm(2 * norm)).Apply();
        Assert.Equal(before, model.Parameters.Select(Numbers.Gradient));

        new GradientClipper(model, GradientClipping.ByNorm(norm / 3)).Apply();
        Assert.Equal(norm / 3, Norm(model), 1e-5 * norm);
        for (int i = 0; i < before.Length; i++)
        {
            double[] expected = [.. before[i].Select(value => value / 3.0)];
            Numbers.Close(expected, Numbers.Gradient(model.Parameters[i]), 1e-5);
        }
    }

    [Fact]
    public void Clipping_by_value_limits_each_element()
    {
        Model model = Prepared();
        float[] before = Numbers.Gradient(model.Parameters[0]);
        float limit = before.Max() / 2;
        new GradientClipper(model, GradientClipping.ByValue(limit)).Apply();
        Assert.Equal(before.Select(value => Math.Clamp(value, -limit, limit)), Numbers.Gradient(model.Parameters[0]));
    }

    [Fact]
    public void A_gradient_that_is_not_a_number_is_not_hidden_by_clipping()
    {
        foreach (GradientClipping clipping in new[] { GradientClipping.ByNorm(1), GradientClipping.ByValue(1) })
        {
            Model model = Prepared();
            float[] gradient = Numbers.Gradient(model.Parameters[0]);
            gradient[3] = float.NaN;
            model.Parameters[0].CopyGradientFrom(gradient);
            new GradientClipper(model, clipping).Apply();
            Assert.True(float.IsNaN(Numbers.Gradient(model.Parameters[0])[3]));
        }
    }

    [Fact]
    public void A_run_with_clipping_goes_a_limited_way()
    {
        var model = Problem.Model();
        float[][] before = [.. model.Parameters.Select(Numbers.Values)];
        new Trainer(model, new Plan(new Constant(0.5)).For(1), new Sgd(model), new SequentialBatches(Problem.Data(), 50))
        {
            Clipping = GradientClipping.ByNorm(1e-3),
        }.Run();
        double way = Math.Sqrt(model.Parameters.Select((parameter, i) => Numbers.Values(parameter).Zip(before[i])
            .Sum(pair => Math.Pow(pair.First - pair.Second, 2))).Sum());
        Assert.Equal(0.5e-3, way, 1e-5);
    }

    [Fact]
    public void Limits_and_counts_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ByNorm(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ByValue(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Train(10, 0, 1));
    }

    private static Model Train(int batchSize, int batches, int steps, ITrainingObserver? observer = null, Plan? plan = null)
    {
        var model = Problem.Model();
        plan ??= new Plan(new Constant(0.1), new Constant(0.9)).For(steps);
        new Trainer(
            model, plan, new Sgd(model), new SequentialBatches(Problem.Data(60), batchSize), observer is null ? [] : [observer])
        {
            AccumulatedBatches = batches,
        }.Run();
        return model;
    }

    private static Model Prepared()
    {
        var model = Problem.Model();
        model.Forward(Numbers.Normal(8 * Problem.InputSize, 3), 8);
        model.Backward(Numbers.Normal(8 * 4, 4));
        return model;
    }

    private static double Norm(Model model) =>
        Math.Sqrt(model.Parameters.Sum(parameter => Numbers.Gradient(parameter).Sum(value => (double)value * value)));

    private static double[] Doubles(Parameter parameter) => [.. Numbers.Values(parameter).Select(value => (double)value)];

    private sealed class Log : ITrainingObserver
    {
        public List<string> Lines { get; } = [];

        public List<Hyperparameters> Used { get; } = [];

        public void OnUpdateCompleted(in UpdateCompleted completed)
        {
            Lines.Add($"update {completed.Step} of epoch {completed.Epoch}, {completed.Examples}");
            Used.Add(completed.Used);
        }

        public void OnEpochCompleted(in EpochCompleted completed) => Lines.Add($"epoch {completed.Epoch} at {completed.Step}");
    }
}
