using Anneal.Dialects;

namespace Anneal.Tests.Dialects;

/// <summary>SequentialLR and ChainedScheduler, with the surprises that PyTorch's shared parameter group makes.</summary>
public sealed class PyTorchCompositionTests
{
    [Fact]
    public void Each_piece_of_a_sequence_begins_with_the_optimizers_rate()
    {
        Schedule rate = PyTorch.SequentialLR(0.1, [PyTorch.ExponentialLR(0.1, 0.5), PyTorch.StepLR(0.1, 3)], [4]);

        Assert.Equal(0.0125, rate.At(3));
        Assert.Equal(0.1, rate.At(4));
        Assert.Equal(0.01, rate.At(7), 1e-15);
    }

    [Fact]
    public void A_1cycle_changes_the_rate_of_the_first_piece_and_of_later_ones_but_not_of_one_between()
    {
        Plan cycle = PyTorch.OneCycleLR(maxLr: 1, totalSteps: 10);
        Plan steps = new(PyTorch.StepLR(0.1, 1000));

        Schedule last = PyTorch.SequentialLR(0.1, [steps, steps, cycle], [5, 9]).LearningRate;
        Schedule first = PyTorch.SequentialLR(0.1, [cycle, steps], [5]).LearningRate;

        Assert.Equal((0.04, 0.1), (last.At(0), last.At(5)));
        Assert.Equal(0.04, first.At(5));
    }

    [Fact]
    public void A_triangular_cycle_that_stands_first_sets_everybodys_base_rate()
    {
        Plan cycle = PyTorch.CyclicLR(0.001, 1, 5), steps = new(PyTorch.StepLR(0.1, 1000));

        Assert.Equal(0.001, PyTorch.SequentialLR(0.1, [cycle, steps], [5]).LearningRate.At(5));
        Assert.Equal(0.1, PyTorch.SequentialLR(0.1, [steps, cycle], [5]).LearningRate.At(0));
    }

    [Fact]
    public void Cycled_momentum_stays_where_the_cycle_left_it()
    {
        Plan plan = PyTorch.SequentialLR(0.1, [PyTorch.CyclicLR(0.001, 1, 4), new(PyTorch.StepLR(0.1, 1000))], [3]);

        Assert.Equal(0.85, plan.At(2).Momentum, 1e-15);
        Assert.Equal(plan.At(2).Momentum, plan.At(50).Momentum);
    }

    [Fact]
    public void Momentum_waits_at_its_highest_value_for_a_cycle_that_comes_later()
    {
        Plan plan = PyTorch.SequentialLR(0.1, [new(PyTorch.StepLR(0.1, 1000)), PyTorch.OneCycleLR(1, 20)], [10]);

        Assert.Equal(0.95, plan.At(0).Momentum);
        Assert.Equal(0.85, plan.At(15).Momentum);
    }

    [Fact]
    public void A_sequence_ends_where_its_1cycle_raises()
    {
        Plan plan = PyTorch.SequentialLR(0.1, [new(PyTorch.StepLR(0.1, 1000)), PyTorch.OneCycleLR(1, 20), new(PyTorch.StepLR(0.1, 1000))], [10, 40]);

        Assert.Equal(30, plan.Steps);
        Assert.True(double.IsFinite(plan.At(30).LearningRate));
        Assert.ThrowsAny<ArgumentException>(() => plan.At(31));
        Assert.ThrowsAny<ArgumentException>(() => plan.At(45));
    }

    [Fact]
    public void Of_two_milestones_at_one_step_the_later_piece_wins()
    {
        Schedule rate = PyTorch.SequentialLR(0.1, [PyTorch.ConstantLR(0.1), PyTorch.StepLR(0.1, 1), PyTorch.ExponentialLR(0.1, 0.5)], [3, 3]);

        Assert.Equal((0.1, 0.05), (rate.At(3), rate.At(4)));
    }

    [Fact]
    public void Swa_in_a_sequence_anneals_from_the_value_before_it()
    {
        Schedule rate = PyTorch.SequentialLR(0.1, [PyTorch.ExponentialLR(0.1, 0.5), PyTorch.SWALR(0.1, 0, annealEpochs: 4, "linear")], [3]);

        Assert.Equal([0.025, 0.025, 0.01875, 0.0125], Enumerable.Range(2, 4).Select(step => Math.Round(rate.At(step), 12)));
    }

    [Fact]
    public void A_multiplicative_piece_of_a_sequence_begins_with_its_factor_of_0()
    {
        Schedule rate = PyTorch.SequentialLR(0.1, [PyTorch.StepLR(0.1, 1000), PyTorch.MultiplicativeLR(0.1, step => step == 0 ? 0.5 : 1, 1)], [3]);

        Assert.Equal((0.1, 0.05, 0.05), (rate.At(2), rate.At(3), rate.At(4)));
    }

    [Fact]
    public void A_chain_of_factors_is_their_product()
    {
        Schedule chain = PyTorch.ChainedScheduler(0.1, [PyTorch.LinearLR(0.1, 0.5, 1, 10), PyTorch.ExponentialLR(0.1, 0.9)]);

        Assert.Equal(0.1 * 0.75 * Math.Pow(0.9, 5), chain.At(5), 1e-15);
        Assert.Equal(0.1 * Math.Pow(0.9, 5000), chain.At(5000), 1e-15);
    }

    [Fact]
    public void A_cosine_that_rises_in_a_chain_forgets_what_the_others_did()
    {
        Schedule chain = PyTorch.ChainedScheduler(0.1, [PyTorch.StepLR(0.1, 15, 0.5), PyTorch.CosineAnnealingLR(0.1, 90)]);

        Assert.Equal(0, chain.At(90));
        Assert.Equal(0.1 * (1 - Math.Cos(Math.PI / 90)) / 2, chain.At(91), 1e-18);
    }

    [Fact]
    public void A_chain_ends_where_its_1cycle_raises()
    {
        Plan chain = PyTorch.ChainedScheduler(0.1, [PyTorch.OneCycleLR(1, 20), new(PyTorch.StepLR(0.1, 5))]);

        Assert.Equal(20, chain.Steps);
        Assert.Equal(0.85, chain.At(5).Momentum);
        Assert.ThrowsAny<ArgumentException>(() => chain.At(21));
    }

    [Fact]
    public void A_sequence_inside_a_sequence_is_one_step_ahead()
    {
        Schedule alone = PyTorch.SequentialLR(0.1, [PyTorch.ExponentialLR(0.1, 0.5), PyTorch.ExponentialLR(0.1, 0.9)], [4]);
        Schedule nested = PyTorch.SequentialLR(0.1, [alone, PyTorch.StepLR(0.1, 5)], [20]);

        Assert.Equal((0.1, 0.05), (alone.At(0), nested.At(0)));
        Assert.Equal((alone.At(4), alone.At(5)), (nested.At(3), nested.At(4)));
    }

    [Fact]
    public void A_composition_cannot_come_after_a_milestone()
    {
        Schedule chain = PyTorch.ChainedScheduler(0.1, [PyTorch.StepLR(0.1, 5)]);
        Schedule rate = PyTorch.SequentialLR(0.1, [PyTorch.StepLR(0.1, 5), chain], [10]);

        Assert.Equal(0.01, rate.At(9), 1e-15);
        Assert.Contains("NotImplementedError", Assert.Throws<InvalidOperationException>(() => rate.At(10)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_schedulers_of_the_library_can_be_pieces()
    {
        var error = Assert.Throws<ArgumentException>(() => PyTorch.ChainedScheduler(0.1, [new Constant(0.1)]));

        Assert.Contains("native Then or Times", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compositions_that_were_built_alike_are_equal_even_when_one_was_read()
    {
        static Plan Build(double gamma) => PyTorch.ChainedScheduler(0.1, [PyTorch.OneCycleLR(1, 2000), new(PyTorch.ExponentialLR(0.1, gamma))]);
        Plan read = Build(0.9);
        _ = read.At(1999);

        Assert.Equal(Build(0.9), read);
        Assert.NotEqual(Build(0.8), read);
        Assert.Equal(Build(0.9).GetHashCode(), read.GetHashCode());
    }
}
