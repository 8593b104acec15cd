namespace Anneal.Tests.Presets;

public sealed class BatchSizeRampTests
{
    [Theory]
    [InlineData(32, 32, 256, 14_000)]
    [InlineData(16, 8, 1024, 5_859_375)]
    [InlineData(1, 1, 7, 3)]
    [InlineData(4, 4, 64, 0)]
    [InlineData(5, 1, 5, 100)]
    public void Each_batch_is_the_one_that_counting_the_samples_gives(long start, long increment, long full, long samples)
    {
        Schedule batch = new BatchSizeRamp(start, increment, full, samples).Build();
        long seen = 0, increments = (full - start) / increment;

        for (long update = 0; update < 60_000; update++)
        {
            long expected = seen >= samples || increments == 0 ? full : start + increment * (seen * increments / samples);
            Assert.Equal(expected, batch.At(update));
            seen += expected;
        }
    }

    [Fact]
    public void An_increment_that_does_not_lead_to_the_full_batch_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new BatchSizeRamp(32, 48, 256, 1000));

        Assert.Contains("an increment that divides 224", error.Message, StringComparison.Ordinal);
    }
}
