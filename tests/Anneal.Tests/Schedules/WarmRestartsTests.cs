using System.Numerics;

namespace Anneal.Tests.Schedules;

public sealed class WarmRestartsTests
{
    public static TheoryData<long, int> WholeFactors
    {
        get
        {
            var data = new TheoryData<long, int>();
            foreach (long period in new[] { 1, 2, 3, 7, 10, 50, 1000 })
            {
                foreach (int factor in new[] { 1, 2, 3, 5, 10 })
                    data.Add(period, factor);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(WholeFactors))]
    public void Every_restart_is_the_peak_and_the_step_before_it_is_not_however_late(long period, int factor)
    {
        var rate = new WarmRestarts(1, period, factor);
        BigInteger start = 0, length = period;

        for (int cycle = 0; cycle < 200 && start + length < long.MaxValue; cycle++)
        {
            Assert.Equal(1, rate.At((long)start));
            if (length > 1)
                Assert.True(rate.At((long)(start + length - 1)) < 1 || length > 1L << 50, $"cycle {cycle}");
            start += length;
            length *= factor;
        }
    }

    [Fact]
    public void The_restart_that_logarithms_miss_is_the_peak() => Assert.Equal(1, new WarmRestarts(1, 1, 3).At(121));

    [Fact]
    public void A_cycle_is_half_a_cosine_over_its_own_length()
    {
        var rate = new WarmRestarts(0.5, 10, periodFactor: 2, peakFactor: 0.5, minimum: 0.01);

        Formula.Expect(rate, t =>
        {
            long start = 0, length = 10;
            double peak = 0.5;
            for (; t >= start + length; length *= 2, peak *= 0.5)
                start += length;
            return 0.01 + (peak - 0.01) * (1 + Math.Cos(Math.PI * (t - start) / length)) / 2;
        });
    }

    [Fact]
    public void Lengths_that_are_no_whole_steps_are_rounded_once_each()
    {
        var rate = new WarmRestarts(1, 10, periodFactor: 1.5);   // 10, 15, 22 (22.5), 34 (33.75), 51 (50.6)

        Assert.Equal([0, 10, 25, 47, 81, 132], Enumerable.Range(0, 140).Where(step => rate.At(step) == 1));
    }

    [Fact]
    public void A_given_number_of_cycles_ends_at_the_minimum_and_holds_it()
    {
        var rate = new WarmRestarts(1, 10, periodFactor: 2, minimum: 0.1, cycles: 3);

        Assert.Equal(70, rate.Steps);
        Assert.Equal(0.1, rate.At(69));
        Assert.Equal(0.1, rate.At(1000));
        Assert.True(rate.At(29) > 0.1);
    }

    [Fact]
    public void Cycles_of_one_length_are_a_repeated_ramp() =>
        Formula.Expect(new WarmRestarts(0.1, 30, cycles: 4), new Ramp(0.1, 0, 30, Curve.Cosine).Repeat(4).At);

    [Fact]
    public void Cycles_can_become_shorter_if_their_number_is_given()
    {
        var rate = new WarmRestarts(1, 8, periodFactor: 0.5, cycles: 6);   // 8, 4, 2, 1, 1, 1

        Assert.Equal(17, rate.Steps);
        Assert.Throws<ArgumentOutOfRangeException>(() => new WarmRestarts(1, 8, periodFactor: 0.5));
    }

    [Fact]
    public void The_last_countable_step_has_a_value() => Assert.InRange(new WarmRestarts(1, 10, 1.5).At(long.MaxValue - 1), 0, 1);

    [Fact]
    public void More_cycles_than_a_table_can_hold_are_refused_with_the_remedy()
    {
        var error = Assert.Throws<ArgumentException>(() => new WarmRestarts(1, 10, 1 + 1e-9));

        Assert.Contains("Give a number of cycles", error.Message, StringComparison.Ordinal);
    }
}
