using Anneal.Dialects;

namespace Anneal.Tests.Dialects;

public sealed class FastaiTests
{
    [Fact]
    public void The_last_batch_never_reaches_the_end_value()
    {
        Schedule rate = Fastai.FitOneCycle(1, 100).LearningRate;

        Assert.Equal(0.04, rate.At(0));
        Assert.Equal(4.5e-4, rate.At(99), 5e-6);
    }

    [Fact]
    public void Shares_that_do_not_add_up_to_exactly_1_are_refused_as_in_fastai() =>
        Assert.Contains("0.9999999999999999", Assert.Throws<ArgumentException>(() => Fastai.CombineScheds(
            Enumerable.Repeat(0.1, 10), Enumerable.Repeat(("SchedNo", 1.0, 1.0, 1.0), 10), 100)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_function_is_named_with_those_there_are() =>
        Assert.Contains("SchedCos", Assert.Throws<ArgumentException>(() => Fastai.CombineScheds([1], [("SchedSin", 1, 0, 1)], 10)).Message, StringComparison.Ordinal);

    [Fact]
    public void Cycles_of_equal_length_are_refused_where_fastai_divides_by_zero() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Fastai.FitSgdr(3, 1, 0.1, 70, cycleMult: 1));

    [Fact]
    public void A_flat_cosine_is_flat_for_its_share() =>
        Assert.Equal([0.1, 0.1, 0.1], [Fastai.FitFlatCos(0.1, 100).At(0), Fastai.FitFlatCos(0.1, 100).At(74), Fastai.FitFlatCos(0.1, 100).At(75)]);
}
