namespace Anneal.Tests.Schedules;

public sealed class DecayTests
{
    [Fact]
    public void Inverse_time_decay_divides_by_one_more_each_time() =>
        Formula.Expect(new InverseTimeDecay(0.3, 0.05), t => 0.3 / (1 + 0.05 * t));

    [Fact]
    public void Inverse_time_decay_to_a_power_tends_to_its_minimum() =>
        Formula.Expect(new InverseTimeDecay(0.3, 0.05, power: 1.7, minimum: 0.1), t => 0.1 + 0.2 * Math.Exp(-1.7 * Math.Log(1 + 0.05 * t)));

    [Fact]
    public void The_optimal_rate_of_scikit_learn_is_an_inverse_time_decay()
    {
        const double Alpha = 1e-4, Start = 1000;

        Formula.Expect(new InverseTimeDecay(1 / (Alpha * Start), 1 / Start), t => 1 / (Alpha * (Start + t)));
    }

    [Fact]
    public void Inverse_square_root_decay_after_a_warm_up_is_the_root_of_warm_up_over_step() =>
        Formula.Expect(InverseTimeDecay.SquareRoot(0.5, 40).WithWarmup(40), t => t < 40 ? 0.5 * t / 40 : 0.5 * Math.Sqrt(40.0 / t));

    [Fact]
    public void A_staircase_of_inverse_time_decay_is_keras_staircase() =>
        Formula.Expect(new InverseTimeDecay(1, 0.5 / 20).Staircase(20), t => 1 / (1 + 0.5 * Math.Floor(t / 20.0)));

    [Fact]
    public void A_geometric_ramp_has_the_same_quotient_between_all_neighbors_and_exact_ends()
    {
        var ramp = new GeometricRamp(1e-7, 10, 100);

        Assert.Equal(1e-7, ramp.At(0));
        Assert.Equal(10, ramp.At(99));
        for (long step = 1; step < 100; step++)
            Assert.Equal(Math.Pow(10, 8.0 / 99), ramp.At(step) / ramp.At(step - 1), 1e-12);
    }

    [Fact]
    public void A_geometric_ramp_in_a_run_is_half_open() =>
        Assert.Equal(0.1 * Math.Pow(0.01, 0.9), new GeometricRamp(0.1, 0.001, 10).ThenHold(5).At(9), 1e-15);

    [Fact]
    public void A_geometric_ramp_is_a_ramp_along_an_exponential_curve() =>
        Formula.Expect(new GeometricRamp(0.1, 0.02, 50), new Ramp(0.1, 0.02, 50, Curve.Exponential(0.2)).At);

    [Fact]
    public void Hyperbolic_tangent_decay_follows_the_formula_of_its_paper() =>
        Formula.Expect(
            new HyperbolicTangentDecay(0.2, 201, minimum: 0.01),
            t => 0.01 + 0.19 / 2 * (1 - Math.Tanh(-6 + 9 * Math.Min(t, 200) / 200.0)),
            absolute: 1e-15);

    [Fact]
    public void Hyperbolic_tangent_decay_cannot_be_left_before_it_is_entered() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new HyperbolicTangentDecay(0.1, 100, lower: 3, upper: -6));
}
