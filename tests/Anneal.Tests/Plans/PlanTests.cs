namespace Anneal.Tests.Plans;

public sealed class PlanTests
{
    [Fact]
    public void A_plan_gives_all_values_of_a_step_at_once()
    {
        Plan plan = new(new Ramp(0, 1, 11), new Constant(0.9), new Constant(1e-4));

        Assert.Equal(new Hyperparameters(0.5, 0.9, 1e-4), plan.At(5));
    }

    [Fact]
    public void What_a_plan_is_not_told_is_zero() =>
        Assert.Equal(new Hyperparameters(0.1), new Plan(new Constant(0.1)).At(3));

    [Fact]
    public void A_parameter_group_scales_the_learning_rate_and_weight_decay_but_not_momentum()
    {
        Hyperparameters now = new(0.4, 0.9, 1e-3);

        Hyperparameters backbone = now.For(new ParameterGroup("backbone", learningRateFactor: 0.1, weightDecayFactor: 0));

        Assert.Equal(0.04, backbone.LearningRate, 1e-15);
        Assert.Equal(0.9, backbone.Momentum);
        Assert.Equal(0, backbone.WeightDecay);
    }

    [Fact]
    public void A_plan_in_epochs_can_be_stepped_per_batch()
    {
        Plan perEpoch = new(new Ramp(1, 0, 5), new Ramp(0.85, 0.95, 5));
        Plan perBatch = perEpoch.PerEpoch(79);

        Assert.Equal(5 * 79, perBatch.Steps);
        Assert.All(Enumerable.Range(0, 5 * 79), step => Assert.Equal(perEpoch.At(step / 79), perBatch.At(step)));
    }

    [Fact]
    public void A_plan_is_cut_to_the_length_of_a_run()
    {
        Plan plan = new Plan(new TriangularCycle(0.1, 1, 10)).For(15);

        Assert.Equal(15, plan.Steps);
        Assert.Equal(plan.At(14), plan.At(1000));
    }

    [Fact]
    public void A_warm_up_moves_the_learning_rate_only()
    {
        Plan plan = new OneCycle(1, 100).Build().WithWarmup(10);

        Assert.Equal(110, plan.Steps);
        Assert.Equal(new Hyperparameters(0, 0.95), plan.At(0));
        Assert.Equal(0.05, plan.At(5).LearningRate, 1e-15);
        Assert.Equal(new OneCycle(1, 100).Build().At(45), plan.At(55));
    }

    [Fact]
    public void Plans_that_were_built_alike_are_equal() =>
        Assert.Equal(new OneCycle(1, 100).Build().WithWeightDecay(1e-4), new OneCycle(1, 100).Build().WithWeightDecay(1e-4));
}
