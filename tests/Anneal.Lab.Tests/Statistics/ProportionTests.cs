using Anneal.Lab.Statistics;

namespace Anneal.Lab.Tests.Statistics;

public sealed class ProportionTests
{
    /// <summary>R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_interval_is_the_published_one(long count, long of, double low, double high)
    {
        var share = new Proportion(count, of);

        Assert.Equal(low, share.Low, 4);
        Assert.Equal(high, share.High, 4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(10)]
    public void The_interval_of_the_opposite_is_the_mirror_image(long count)
    {
        (Proportion share, Proportion opposite) = (new(count, 10), new(10 - count, 10));

        Assert.Equal(1 - share.High, opposite.Low, 12);
        Assert.InRange(share.Value, share.Low, share.High);
    }

    [Fact]
    public void Of_no_cases_nothing_is_known()
    {
        Assert.True(double.IsNaN(new Proportion(0, 0).Value));
        Assert.True(double.IsNaN(new Proportion(0, 0).Low));
    }
}
