namespace Anneal.Tests;

public sealed class ScheduleLaws
{
    public static TheoryData<int> Examples => ScheduleExamples.Indices;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 200)];

    [Fact]
    public void Every_kind_of_schedule_has_an_example_here() => Assert.Empty(ScheduleExamples.MissingKinds);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_step_up_to_the_end_has_a_finite_value(int example)
    {
        Schedule schedule = ScheduleExamples.All[example];

        for (long step = 0; step < Math.Min(schedule.Steps, 500); step++)
            Assert.True(double.IsFinite(schedule.At(step)), $"step {step}");
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_negative_step_is_refused(int example) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ScheduleExamples.All[example].At(-1));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Reading_a_value_allocates_nothing(int example)
    {
        Schedule schedule = ScheduleExamples.All[example];
        long last = Math.Min(schedule.Steps, 100) - 1;
        _ = schedule.At(last);

        long before = GC.GetAllocatedBytesForCurrentThread();
        double sum = 0;
        for (int i = 0; i < 1000; i++)
            sum += schedule.At(i % (last + 1));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.True(double.IsFinite(sum));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Schedules_that_were_built_alike_are_equal(int example) =>
        Assert.Equal(ScheduleExamples.All[example].Times(2), ScheduleExamples.All[example].Times(2));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Many_threads_read_the_same_values(int example)
    {
        Schedule schedule = ScheduleExamples.All[example];
        long steps = Math.Min(schedule.Steps, 100);
        double[] expected = [.. Enumerable.Range(0, (int)steps).Select(step => schedule.At(step))];

        Parallel.For(0, 8, _ => Assert.Equal(expected, Enumerable.Range(0, (int)steps).Select(step => schedule.At(step))));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Then_is_associative(int seed)
    {
        var random = new Random(seed);
        (Schedule a, Schedule b, Schedule c) = (Piece(random), Piece(random), Piece(random));

        ExpectSame(a.Then(b).Then(c), a.Then(b.Then(c)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_piece_without_steps_changes_nothing(int seed)
    {
        Schedule piece = Piece(new Random(seed)), empty = new Ramp(3, 4, 0);

        Assert.Same(piece, piece.Then(empty));
        Assert.Same(piece, empty.Then(piece));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Times_distributes_over_then(int seed)
    {
        var random = new Random(seed);
        (Schedule a, Schedule b) = (Piece(random), Piece(random));

        ExpectSame(a.Then(b).Times(3), a.Times(3).Then(b.Times(3)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void After_its_last_step_a_schedule_holds_its_final_value(int seed)
    {
        var random = new Random(seed);
        Schedule schedule = Piece(random).Then(Piece(random));
        double last = schedule.At(schedule.Steps - 1);

        Assert.All([schedule.Steps, schedule.Steps + 1, long.MaxValue], step => Assert.Equal(last, schedule.At(step)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Joins_are_half_open_and_the_run_is_closed(int seed)
    {
        var random = new Random(seed);
        int first = random.Next(2, 40), second = random.Next(2, 40);
        Schedule run = new Ramp(1, 2, first).ThenRamp(5, second);

        Assert.Equal(1 + 1.0 / first * (first - 1), run.At(first - 1), 1e-14);
        Assert.Equal(2, run.At(first));
        Assert.Equal(5, run.At(first + second - 1));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Repeating_is_the_same_as_following_itself(int seed)
    {
        Schedule piece = Piece(new Random(seed));

        ExpectSame(piece.Then(piece).Then(piece), piece.Repeat(3));
    }

    [Fact]
    public void Nothing_can_follow_a_schedule_that_never_ends()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new Constant(1).Then(new Ramp(1, 0, 10)));

        Assert.Contains("schedule.For(steps)", error.Message, StringComparison.Ordinal);
    }

    private static Schedule Piece(Random random)
    {
        double from = random.NextDouble(), to = random.NextDouble();
        int steps = random.Next(1, 50);
        return random.Next(5) switch
        {
            0 => new Ramp(from, to, steps, Curve.Cosine),
            1 => new ExponentialDecay(from, 0.9).For(steps),
            2 => new Ramp(from, to, steps).Repeat(random.Next(1, 4)),
            3 => new Ramp(from, to, steps).WithWarmup(random.Next(0, 5)),
            _ => new Ramp(from, to, steps),
        };
    }

    private static void ExpectSame(Schedule expected, Schedule actual)
    {
        Assert.Equal(expected.Steps, actual.Steps);
        for (long step = 0; step < expected.Steps + 5; step++)
            Assert.Equal(expected.At(step), actual.At(step), 1e-15);
    }
}
