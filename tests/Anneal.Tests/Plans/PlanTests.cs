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

    [Fact]
    public void A_coupled_momentum_follows_the_learning_rate_wherever_it_goes()
    {
        Plan plan = new Plan(new Ramp(0.1, 1, 50).ThenRamp(0.1, 50)).WithMomentum(Coupling.Mirror(0.1, 1, 0.95, 0.85));

        Assert.Equal([0.95, 0.85], [plan.At(0).Momentum, plan.At(50).Momentum], Near);
        Plan warmed = plan.WithWarmup(20);
        Assert.Equal([0.95, 0.95, 0.85], [warmed.At(0).Momentum, warmed.At(20).Momentum, warmed.At(70).Momentum], Near);
        Plan other = plan.WithLearningRate(new Constant(0.55));
        Assert.Equal(0.9, other.At(3).Momentum, 1e-15);
    }

    [Fact]
    public void An_inverse_weight_decay_is_low_while_the_rate_is_large()
    {
        Plan plan = new Plan(new Ramp(0, 0.1, 101)).WithWeightDecay(Coupling.Inverse(product: 1e-5, highest: 1e-3));

        Assert.Equal([1e-3, 1e-3, 2e-4, 1e-4], [plan.At(0).WeightDecay, plan.At(10).WeightDecay, plan.At(50).WeightDecay, plan.At(100).WeightDecay], Near);
    }

    [Fact]
    public void A_coupled_channel_follows_a_plateau()
    {
        Plan plan = new Plan(new Plateau(0.1, 0.5, patience: 1)).With("noise", Coupling.Proportional(10));
        Plan after = plan.Observe(10, 1).Observe(20, 1);

        Assert.Equal([1, 0.5], [after.At("noise", 19), after.At("noise", 20)]);
        Assert.Equal(1, plan.At("noise", 20));
    }

    [Fact]
    public void A_plan_without_feedback_is_not_changed_by_what_it_is_told()
    {
        Plan plan = new OneCycle(1, 100).Build();

        Assert.Same(plan, plan.Observe(3, 0.5));
        Assert.Same(plan, plan.Observe(3, TimeSpan.FromHours(1)));
    }

    [Fact]
    public void A_batch_size_is_a_whole_number_of_at_least_one()
    {
        Plan plan = new Plan(new Constant(0.1)).WithBatchSize(new Ramp(0, 10, 21));

        Assert.Equal([1, 1, 2, 10], [plan.At(0).BatchSize, plan.At(1).BatchSize, plan.At(3).BatchSize, plan.At(20).BatchSize]);
        Assert.Equal(0, new Plan(new Constant(0.1)).At(0).BatchSize);
    }

    [Fact]
    public void Channels_of_the_users_own_have_names()
    {
        Plan plan = new OneCycle(1, 100).Build().With("label-smoothing", new Ramp(0, 0.1, 100));

        Assert.Equal(0.1, plan.At("label-smoothing", 99));
        Assert.Equal(plan.At(40).Momentum, plan.At(Channel.Momentum, 40));
        Assert.Contains(
            "it has learning-rate, momentum, label-smoothing",
            Assert.Throws<ArgumentException>(() => plan.At("dropout", 0)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_learning_rate_cannot_follow_itself() =>
        Assert.Throws<ArgumentException>(() => new Plan(new Constant(1)).With(Channel.LearningRate, Coupling.Proportional(1)));

    [Fact]
    public void A_group_with_a_schedule_of_its_own_uses_it_and_its_factor()
    {
        var head = new ParameterGroup("head", learningRateFactor: 2) { LearningRate = new Constant(0.3), WeightDecay = new Constant(0.01) };
        Plan plan = new Plan(new Constant(0.1), new Constant(0.9)).WithGroups(head);

        Assert.Equal(new Hyperparameters(0.6, 0.9, 0.01), plan.At(5, head));
        Assert.Equal(plan.At(5, head), plan.PerEpoch(3).At(5, plan.PerEpoch(3).Groups[0]));
    }

    [Fact]
    public void A_group_does_not_learn_before_it_is_added()
    {
        var backbone = new ParameterGroup("backbone", 0.1) { AddedAt = 50 };
        Plan plan = new OneCycle(1, 100).Build();

        Assert.Equal(0, plan.At(49, backbone).LearningRate);
        Assert.Equal(plan.At(50).LearningRate * 0.1, plan.At(50, backbone).LearningRate);
    }

    [Fact]
    public void Layer_wise_decay_gives_lower_layers_lower_rates()
    {
        ValueList<ParameterGroup> groups = ParameterGroup.LayerWise(0.5, "embedding", "block 1", "block 2", "head");

        Assert.Equal([0.125, 0.25, 0.5, 1], groups.Select(group => group.LearningRateFactor));
        Assert.Equal(["embedding", "block 1", "block 2", "head"], groups.Select(group => group.Name));
    }

    [Fact]
    public void Groups_have_names_of_their_own() =>
        Assert.Throws<ArgumentException>(() => new Plan(new Constant(1)).WithGroups(new ParameterGroup("a"), new ParameterGroup("a")));

    private static bool Near(double left, double right) => Math.Abs(left - right) < 1e-15;
}
