using Anneal.Engine.Data;
using Anneal.Engine.Diagnosis;
using Anneal.Engine.Losses;
using Anneal.Engine.Optimizers;
using Anneal.Engine.Tests.Training;
using Anneal.Engine.Training;

namespace Anneal.Engine.Tests.Diagnosis;

public sealed class DivergenceRecorderTests
{
    [Fact]
    public void A_run_that_ends_well_has_its_last_updates_and_no_divergence()
    {
        Model model = Problem.Model();
        DivergenceRecorder recorder = Run(model, new Plan(new Constant(0.01)).For(70));

        Assert.Null(recorder.Found);
        Assert.Equal(Enumerable.Range(20, DivergenceRecorder.Capacity).Select(step => (long)step), recorder.LastUpdates.Select(update => update.Step));
        Assert.All(recorder.LastUpdates, update => Assert.True((update.GradientNorm > 0 || update.Step % 8 != 0) && update.LearningRate == 0.01));
    }

    [Fact]
    public void The_norm_of_an_update_is_that_of_all_its_gradients()
    {
        Model model = Problem.Model();
        DivergenceRecorder recorder = Run(model, new Plan(new Constant(0.01)).For(9));

        double square = model.Parameters.Sum(parameter =>
        {
            float[] values = new float[parameter.Count];
            parameter.CopyGradientTo(values);
            return values.Sum(value => (double)value * value);
        });
        Assert.Equal(Math.Sqrt(square), recorder.LastUpdates[^1].GradientNorm, 1e-9);
    }

    [Fact]
    public void A_rate_beyond_all_measure_is_looked_back_on_with_the_update_and_the_parameter()
    {
        Model model = Problem.Model();
        DivergenceRecorder recorder = Run(model, new Plan(new PiecewiseConstant([5], [0.01, 1e30])).For(50));

        Divergence found = recorder.Found!;
        Assert.InRange(found.Step, 5, 8);
        Assert.NotEqual("", found.Place);
        Assert.Equal(0.01, found.LastUpdates[0].LearningRate);
        Assert.Equal(1e30, found.LastUpdates[^1].LearningRate);
        Assert.Contains(found.Place, found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_that_is_not_finite_is_named_with_the_update_before()
    {
        Divergence found = After(model => Spoil(model, "2.weight", float.NaN));

        Assert.Equal((NonFiniteValue.Parameter, "2.weight", 9), (found.What, found.Place, found.Step));
    }

    [Fact]
    public void An_output_that_overflows_is_named_by_the_layer_that_gave_it()
    {
        Divergence found = After(model => Spoil(model, "0.weight", 3e38f));

        Assert.Equal((NonFiniteValue.Activation, "0", 10), (found.What, found.Place, found.Step));
    }

    [Fact]
    public void A_gradient_that_is_not_finite_is_named_though_the_loss_shows_it_only_later()
    {
        Model model = Problem.Model();
        DivergenceRecorder recorder = Run(model, new Plan(new Constant(0.01)).For(20), new LossWithBadGradient(atCall: 7));

        Assert.Equal((NonFiniteValue.Gradient, 6), (recorder.Found!.What, recorder.Found.Step));
        Assert.StartsWith("2.", recorder.Found.Place, StringComparison.Ordinal);
    }

    [Fact]
    public void Watching_changes_nothing()
    {
        (Model watched, Model alone) = (Problem.Model(), Problem.Model());
        Plan plan = new OneCycle(0.1, 60).Build();
        Run(watched, plan);
        new Trainer(alone, plan, new Sgd(alone), new ShuffledBatches(Problem.Data(), 50, seed: 1)).Run();

        Assert.Equal(Values(alone), Values(watched));
    }

    private static DivergenceRecorder Run(Model model, Plan plan, Loss? loss = null)
    {
        var recorder = new DivergenceRecorder(model);
        new Trainer(model, plan, new Sgd(model), new ShuffledBatches(Problem.Data(), 50, seed: 1), [recorder], loss).Run();
        return recorder;
    }

    /// <summary>What is found when a network is spoiled after ten updates.</summary>
    private static Divergence After(Action<Model> spoil)
    {
        Model model = Problem.Model();
        var recorder = new DivergenceRecorder(model);
        new Trainer(
            model, new Plan(new Constant(0.001)).For(20), new Sgd(model), new ShuffledBatches(Problem.Data(), 50, seed: 1),
            [recorder, new Spoiler(() => spoil(model))]).Run();
        return recorder.Found!;
    }

    private static void Spoil(Model model, string name, float value)
    {
        Parameter parameter = model.Parameters.Single(parameter => parameter.Name == name);
        float[] values = new float[parameter.Count];
        Array.Fill(values, value);
        parameter.CopyFrom(values);
    }

    private static float[] Values(Model model) => [.. model.Parameters.SelectMany(parameter =>
    {
        float[] values = new float[parameter.Count];
        parameter.CopyTo(values);
        return values;
    })];

    private sealed class Spoiler(Action spoil) : ITrainingObserver
    {
        public void OnBetweenUpdates(Trainer trainer)
        {
            if (trainer.UpdatesDone == 10)
                spoil();
        }
    }

    private sealed class LossWithBadGradient(int atCall) : Loss
    {
        private readonly SoftmaxCrossEntropy _loss = new();
        private int _calls;

        public override double Compute(ReadOnlySpan<float> outputs, Batch batch, Span<float> gradient)
        {
            double loss = _loss.Compute(outputs, batch, gradient);
            if (++_calls == atCall)
                gradient[0] = float.PositiveInfinity;
            return loss;
        }
    }
}
