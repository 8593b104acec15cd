namespace Anneal.Tests.Composition;

public sealed class LateAnnealTests
{
    private static readonly Schedule Planned = new Ramp(0.1, 0.01, 900, Curve.Cosine).WithWarmup(100);

    [Fact]
    public void Before_the_anneal_nothing_changes_and_at_it_nothing_jumps()
    {
        Schedule annealed = Planned.AnnealFrom(600, 50);

        for (long step = 0; step <= 600; step++)
            Assert.Equal(Planned.At(step), annealed.At(step));
        Assert.Equal(650, annealed.Steps);
    }

    [Fact]
    public void The_anneal_is_a_straight_line_to_its_end_which_is_held()
    {
        Schedule annealed = Planned.AnnealFrom(600, 51, to: 0.002);
        double from = Planned.At(600);

        for (long k = 0; k <= 50; k++)
            Assert.Equal(from + (0.002 - from) * k / 50, annealed.At(600 + k), 1e-15);
        Assert.Equal(0.002, annealed.At(10_000));
    }

    [Fact]
    public void An_endless_schedule_can_be_ended_and_a_run_annealed_from_its_first_update()
    {
        Assert.Equal(0, new Constant(1).AnnealFrom(100, 10).At(109));
        Assert.Equal(new Ramp(1, 0, 10), new Constant(1).AnnealFrom(0, 10));
    }

    [Fact]
    public void An_anneal_of_no_steps_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Planned.AnnealFrom(600, 0));
}
