namespace Anneal.Tests.Schedules;

/// <summary>Each schedule against its formula, written out a second time, to 1e-12.</summary>
public sealed class FormulaTests
{
    [Fact]
    public void Exponential_decay_over_a_run_is_e_to_the_minus_k_t_over_T() =>
        Expect(ExponentialDecay.OverRun(0.3, 4, 250), t => 0.3 * Math.Exp(-4.0 * t / 250));

    [Fact]
    public void Exponential_decay_by_gamma_is_gamma_to_the_t() =>
        Expect(new ExponentialDecay(0.3, 0.98), t => 0.3 * Math.Pow(0.98, t));

    [Fact]
    public void The_staircase_drops_at_each_period_and_not_before() =>
        Expect(new StepDecay(0.3, 0.5, 30), t => 0.3 * Math.Pow(0.5, Math.Floor(t / 30.0)));

    [Fact]
    public void Piecewise_constant_takes_the_new_value_at_its_boundary() =>
        Expect(new PiecewiseConstant([10, 100], [3, 2, 1]), t => t < 10 ? 3 : t < 100 ? 2 : 1);

    [Fact]
    public void A_drop_listed_twice_drops_twice() =>
        Expect(PiecewiseConstant.Drops(1, 0.1, 20, 20, 50), t => t < 20 ? 1 : t < 50 ? 0.01 : 0.001);

    [Theory]
    [InlineData(CycleScale.Triangular)]
    [InlineData(CycleScale.Triangular2)]
    [InlineData(CycleScale.ExponentialRange)]
    public void A_cyclical_learning_rate_follows_the_formula_of_its_paper(CycleScale scale) =>
        Expect(new TriangularCycle(0.01, 0.11, 40, scale: scale, gamma: 0.99), t =>
        {
            double cycle = Math.Floor(1 + t / 80.0), x = Math.Abs(t / 40.0 - 2 * cycle + 1);
            double height = scale switch
            {
                CycleScale.Triangular2 => Math.Pow(2, 1 - cycle),
                CycleScale.ExponentialRange => Math.Pow(0.99, t),
                _ => 1,
            };
            return 0.01 + 0.1 * Math.Max(0, 1 - x) * height;
        });

    [Fact]
    public void Cyclic_exponential_decay_restarts_within_each_cycle() =>
        Expect(
            new CyclicExponentialDecay(CyclicExponentialForm.RestartWithinCycle, 0.5, 0.05, 60, 0.1),
            t => 0.1 + 0.4 * Math.Exp(-0.05 * (t % 60)));

    [Fact]
    public void Cyclic_exponential_decay_can_be_a_modulated_envelope() =>
        Expect(
            new CyclicExponentialDecay(CyclicExponentialForm.ModulatedEnvelope, 0.5, 0.01, 60),
            t => 0.5 * Math.Exp(-0.01 * t) * (1 + Math.Cos(2 * Math.PI * t / 60)) / 2);

    [Fact]
    public void Cyclic_exponential_decay_can_be_triangles_under_a_decay() =>
        Expect(
            new CyclicExponentialDecay(CyclicExponentialForm.TriangularEnvelope, 0.5, 0.01, 60, 0.1),
            t => new TriangularCycle(0.1, 0.5, 30, scale: CycleScale.ExponentialRange, gamma: Math.Exp(-0.01)).At(t));

    [Fact]
    public void A_warm_up_rises_by_a_constant_amount_and_meets_the_first_value()
    {
        Schedule schedule = new Constant(0.8).WithWarmup(10, from: 0.1);

        Assert.Equal(0.1, schedule.At(0));
        Assert.Equal(0.1 + 0.7 * 9 / 10, schedule.At(9), 1e-14);
        Assert.Equal(0.8, schedule.At(10));
    }

    [Fact]
    public void A_cosine_ramp_is_half_a_wave_whose_last_update_is_at_the_end()
    {
        var ramp = new Ramp(1, 0, 101, Curve.Cosine);

        Expect(ramp, t => t > 100 ? 0 : (1 + Math.Cos(Math.PI * t / 100)) / 2, absolute: 1e-15);
    }

    [Fact]
    public void A_cosine_with_warm_restarts_is_a_repeated_ramp()
    {
        Schedule restarts = new Ramp(1, 0, 50, Curve.Cosine).Repeat(4);

        Assert.All([0L, 50, 100, 150], step => Assert.Equal(1, restarts.At(step)));
        Assert.Equal((1 + Math.Cos(Math.PI * 49 / 50)) / 2, restarts.At(49), 1e-14);
        Assert.Equal(0, restarts.At(199));
    }

    [Fact]
    public void A_value_that_is_not_a_number_is_refused_with_its_name_and_value()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new Ramp(double.NaN, 1, 10));

        Assert.Contains("'from' must be a finite number; it is NaN", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Boundaries_out_of_order_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new PiecewiseConstant([20, 10], [1, 2, 3]));

        Assert.Contains("Boundary 10 is below the one before it", error.Message, StringComparison.Ordinal);
    }

    private static void Expect(Schedule schedule, Func<long, double> formula, double absolute = 0)
    {
        for (long step = 0; step < 400; step++)
        {
            double expected = formula(step), actual = schedule.At(step);
            Assert.True(Math.Abs(actual - expected) <= 1e-12 * Math.Abs(expected) + absolute, $"step {step}: {actual:R}, the formula gives {expected:R}");
        }
    }
}
