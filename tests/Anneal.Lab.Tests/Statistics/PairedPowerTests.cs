using Anneal.Lab.Statistics;

namespace Anneal.Lab.Tests.Statistics;

public sealed class PairedPowerTests
{
    [Theory] // printed tables of the paired t test, two-sided 5 %, power 80 % (also what G*Power gives)
    [InlineData(0.2, 199)]
    [InlineData(0.5, 34)]
    [InlineData(0.8, 15)]
    [InlineData(1.0, 10)]
    public void Pairs_are_those_of_printed_tables(double effect, int pairs) => Assert.Equal(pairs, PairedPower.PairsFor(effect, deviation: 1));

    [Fact]
    public void Only_the_ratio_counts_and_the_sign_does_not() => Assert.Equal(PairedPower.PairsFor(0.5, 1), PairedPower.PairsFor(-0.005, 0.01));

    [Fact]
    public void Pairs_that_never_differ_by_chance_need_two() => Assert.Equal(2, PairedPower.PairsFor(0.001, 0));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(1e-9, 1)]
    public void No_number_of_pairs_finds_what_is_not_there(double difference, double deviation) => Assert.Null(PairedPower.PairsFor(difference, deviation));

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(2)]
    public void The_least_difference_of_that_many_pairs_is_at_most_the_one_asked_for(double effect)
    {
        int pairs = PairedPower.PairsFor(effect, 1)!.Value;

        Assert.True(PairedPower.DifferenceFor(pairs, 1) <= effect);
        Assert.True(pairs == 2 || PairedPower.DifferenceFor(pairs - 1, 1) > effect);
    }

    [Fact]
    public void The_deviation_has_n_minus_1_in_its_denominator() => Assert.Equal(Math.Sqrt(2.5), PairedPower.DeviationOf([1, 2, 3, 4, 5]), 1e-15);
}
