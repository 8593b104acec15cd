namespace Anneal.Tests.Schedules;

/// <summary>Compares a schedule with its formula, written out a second time.</summary>
internal static class Formula
{
    public static void Expect(Schedule schedule, Func<long, double> formula, long steps = 400, double absolute = 0)
    {
        for (long step = 0; step < steps; step++)
        {
            double expected = formula(step), actual = schedule.At(step);
            Assert.True(Math.Abs(actual - expected) <= 1e-12 * Math.Abs(expected) + absolute, $"step {step}: {actual:R}, the formula gives {expected:R}");
        }
    }
}
