namespace Anneal.Tests.Curves;

public sealed class HalfWaveTests
{
    [Fact]
    public void It_is_the_cosine_to_the_last_few_bits()
    {
        var random = new Random(1);
        for (int i = 0; i < 100_000; i++)
        {
            double z = random.NextDouble();
            Assert.Equal((1 - Math.Cos(Math.PI * z)) / 2, HalfWave.At(z), 5e-16);
        }
    }

    [Fact]
    public void Ends_and_middle_are_exact() =>
        Assert.Equal([0, 1], [HalfWave.At(0), HalfWave.At(1)]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(257)]
    public void Vectors_have_the_bits_of_single_values(int length)
    {
        double[] progress = [.. Enumerable.Range(0, length).Select(i => (double)i / length)];
        double[] expected = [.. progress.Select(HalfWave.At)];

        HalfWave.At(progress);

        Assert.Equal(expected, progress);
    }
}
