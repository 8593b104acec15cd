namespace Anneal.Tests.Composition;

/// <summary>What holds of every family whose end is moved.</summary>
public sealed class ReplanLawTests
{
    private static readonly Schedule[] Bounded =
        [.. ScheduleExamples.All.Where(schedule => schedule.Feedback == FeedbackSources.None)
            .Select(schedule => schedule.Steps is < 8 or > 5000 ? schedule.For(100) : schedule).Where(schedule => CanBeRead(schedule, schedule.Steps))];

    public static TheoryData<int> Families => [.. Enumerable.Range(0, Bounded.Length)];

    [Fact]
    public void Almost_every_family_is_tried() => Assert.True(Bounded.Length > 60, $"{Bounded.Length}");

    [Theory]
    [MemberData(nameof(Families))]
    public void Every_family_keeps_its_past_and_its_value_at_the_step_in_every_mode(int family)
    {
        Schedule planned = Bounded[family];
        foreach ((long step, long total, ReplanMode mode) in Changes(planned))
        {
            Schedule replanned = planned.Replan(step, total, mode);

            Assert.Equal(total, replanned.Steps);
            for (long t = 0; t <= step; t++)
                Assert.Equal(planned.At(t), replanned.At(t));
        }
    }

    /// <summary>With R updates left before and R' now, the pace at the step is 1 / (1 + 1/R − 1/R'): it goes to 1 as steps become finer, whatever the curve.</summary>
    [Theory]
    [MemberData(nameof(Families))]
    public void Every_family_goes_on_with_its_own_slope_to_the_order_of_a_step(int family)
    {
        Schedule planned = Bounded[family];
        foreach ((long step, long total, ReplanMode mode) in Changes(planned).Where(change => change.Mode == ReplanMode.ContinuousSlope && change.Total >= planned.Steps))
        {
            Schedule replanned = planned.Replan(step, total, mode);
            double pace = 1 / (1 + 1.0 / (planned.Steps - 1 - step) - 1.0 / (total - 1 - step));
            double value = planned.At(step), rise = planned.At(step + 1) - value;

            Assert.Equal(value + pace * rise, replanned.At(step + 1), 1e-9 * (Math.Abs(value) + Math.Abs(rise)) + 1e-15);
        }
    }

    private static IEnumerable<(long Step, long Total, ReplanMode Mode)> Changes(Schedule planned) =>
        from step in (long[])[0, planned.Steps / 4, planned.Steps / 2, planned.Steps - 3]
        from total in (long[])[step + 2, planned.Steps + 1, 2 * planned.Steps, 17 * planned.Steps]
        from mode in Enum.GetValues<ReplanMode>()
        where mode != ReplanMode.HoldThenDecay || total > planned.Steps
        select (step, total, mode);

    private static bool CanBeRead(Schedule schedule, long steps)
    {
        try
        {
            for (long step = 0; step < steps; step++)
                schedule.At(step);
            return true;
        }
        catch (Exception problem) when (problem is ArgumentOutOfRangeException or InvalidOperationException)
        {
            return false;
        }
    }
}
