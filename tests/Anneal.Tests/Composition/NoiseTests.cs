namespace Anneal.Tests.Composition;

public sealed class NoiseTests
{
    private const int Count = 200_000;

    [Fact]
    public void Noise_has_the_deviation_of_a_normal_number_and_no_mean()
    {
        double[] noise = Noise(new Constant(1).WithNoise(0.2, double.PositiveInfinity, seed: 7));

        Assert.Equal(0, noise.Average(), 0.2 * 4 / Math.Sqrt(Count));
        Assert.Equal(0.2, Math.Sqrt(noise.Average(value => value * value)), 0.2 * 4 / Math.Sqrt(2.0 * Count));
        Assert.Equal(0.6827, noise.Count(value => Math.Abs(value) < 0.2) / (double)Count, 0.005);
    }

    [Fact]
    public void Noise_of_neighboring_steps_and_seeds_is_unrelated()
    {
        double[] noise = Noise(new Constant(1).WithNoise(1, 10, seed: 1)), other = Noise(new Constant(1).WithNoise(1, 10, seed: 2));

        Assert.Equal(0, noise.Zip(noise.Skip(1), (left, right) => left * right).Average(), 0.01);
        Assert.Equal(0, noise.Zip(other, (left, right) => left * right).Average(), 0.01);
    }

    [Fact]
    public void Noise_stays_below_its_limit() =>
        Assert.All(Noise(new Constant(1).WithNoise(1, 0.67)), value => Assert.True(Math.Abs(value) < 0.67));

    [Fact]
    public void A_step_has_the_same_noise_in_any_order_and_after_the_end_there_is_none()
    {
        Schedule inner = new Ramp(0.1, 0.05, 100), forward = inner.WithNoise(0.2, 0.5, seed: 3), backward = inner.WithNoise(0.2, 0.5, seed: 3);

        double[] last = [.. Enumerable.Range(0, 100).Reverse().Select(step => backward.At(step)).Reverse()];
        Assert.Equal(last, Enumerable.Range(0, 100).Select(step => forward.At(step)));
        Assert.Equal(0.05, forward.At(100));
    }

    [Fact]
    public void A_limit_that_almost_no_draw_would_pass_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Constant(1).WithNoise(1, 0.4));

    private static double[] Noise(Schedule schedule) => [.. Enumerable.Range(0, Count).Select(step => schedule.At(step) - 1)];
}
