namespace Anneal.Tests.Schedules;

public sealed class CycleTests
{
    [Theory]
    [InlineData(CycleScale.Triangular)]
    [InlineData(CycleScale.Triangular2)]
    [InlineData(CycleScale.ExponentialRange)]
    public void A_sine_cycle_is_the_size_of_a_sine_at_any_height(CycleScale scale) =>
        Formula.Expect(
            new SineCycle(0.01, 0.11, 60, scale, gamma: 0.99),
            t =>
            {
                double height = scale switch
                {
                    CycleScale.Triangular2 => Math.Pow(2, -Math.Floor(t / 60.0)),
                    CycleScale.ExponentialRange => Math.Pow(0.99, t),
                    _ => 1,
                };
                return 0.01 + 0.1 * Math.Abs(Math.Sin(Math.PI * t / 60)) * height;
            },
            absolute: 1e-15);

    [Fact]
    public void A_sine_cycle_is_exactly_low_where_cycles_meet_however_late() =>
        Assert.Equal(0.01, new SineCycle(0.01, 0.11, 7).At(7_000_000_000_007));

    [Fact]
    public void Each_cycle_of_cyclic_polynomial_decay_starts_from_a_longer_decay() =>
        Formula.Expect(
            new CyclicPolynomial(0.1, 0.01, 50, power: 2),
            t => 0.01 + 0.09 * Math.Pow(1 - t / (50 * (Math.Floor(t / 50.0) + 1)), 2),
            absolute: 1e-15);

    [Fact]
    public void Between_restarts_cyclic_polynomial_decay_has_the_values_of_keras() =>
        Formula.Expect(
            new CyclicPolynomial(0.1, 0, 50),
            t => t % 50 == 0 ? 0.1 / (t / 50 + 1) : 0.1 * (1 - t / (50 * Math.Ceiling(t / 50.0))),
            absolute: 1e-15);

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2.25)]
    [InlineData(7)]
    public void Cosine_waves_follow_their_formula_and_hold_their_last_value(double waves) =>
        Formula.Expect(
            new CosineWaves(0.1, 0.5, 301, waves),
            t => 0.1 + 0.4 * (1 + Math.Cos(2 * Math.PI * waves * Math.Min(t, 300) / 300)) / 2,
            absolute: 1e-15);

    [Fact]
    public void Half_a_wave_is_a_cosine_ramp() =>
        Formula.Expect(new CosineWaves(0, 0.1, 120, waves: 0.5), new Ramp(0.1, 0, 120, Curve.Cosine).At, absolute: 1e-17);

    [Fact]
    public void Crests_and_valleys_of_cosine_waves_are_exact()
    {
        var waves = new CosineWaves(0.1, 0.5, 401, waves: 2);

        Assert.All([0L, 200, 400, 1000], step => Assert.Equal(0.5, waves.At(step)));
        Assert.All([100L, 300], step => Assert.Equal(0.1, waves.At(step)));
    }
}
