namespace Anneal.Tests.Units;

public sealed class ExtentTests
{
    private static readonly RunLength Run = RunLength.OfEpochs(90, 391, batchSize: 128);

    [Fact]
    public void Each_unit_becomes_whole_steps()
    {
        Assert.Equal(100, Extent.Steps(100).In(Run));
        Assert.Equal(1955, Extent.Epochs(5).In(Run));
        Assert.Equal(7812, Extent.Examples(1_000_000).In(Run));
        Assert.Equal(10_557, Extent.Fraction(0.3).In(Run));
        Assert.Equal(0, default(Extent).In(Run));
    }

    [Theory]
    [InlineData(0.29, 100, 29)]
    [InlineData(0.5, 5, 2)]
    [InlineData(0.5, 7, 4)]
    public void There_is_one_rounding_to_the_nearest_step_with_ties_to_even(double fraction, long steps, long expected) =>
        Assert.Equal(expected, Extent.Fraction(fraction).In(new RunLength(steps, 1)));

    [Fact]
    public void A_length_in_examples_needs_a_batch_size() =>
        Assert.Contains("batchSize", Assert.Throws<InvalidOperationException>(() => Extent.Examples(5).In(new RunLength(10, 1))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_fraction_is_no_percentage() =>
        Assert.Contains("not a percentage", Assert.Throws<ArgumentOutOfRangeException>(() => Extent.Fraction(30)).Message, StringComparison.Ordinal);
}
