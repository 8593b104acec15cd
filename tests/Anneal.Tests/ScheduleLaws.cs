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
    public void A_span_has_the_bits_of_single_values(int example)
    {
        Schedule schedule = ScheduleExamples.All[example];
        double[] expected = [.. Enumerable.Range(0, (int)Math.Min(schedule.Steps, 300)).Select(step => schedule.At(step))];

        for (int start = 0; start < expected.Length; start += 7)
        {
            var values = new double[Math.Min(61, expected.Length - start)];
            schedule.Fill(start, values);
            Assert.Equal(expected[start..(start + values.Length)], values);
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Past_the_end_the_final_value_is_held_unless_a_library_says_otherwise(int example)
    {
        Schedule schedule = ScheduleExamples.All[example];
        if (schedule.Steps == Schedule.Unbounded || ScheduleExamples.IsDialect(schedule))
            return;

        Assert.Equal(schedule.At(schedule.Steps), schedule.At(schedule.Steps + 1000));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_schedule_that_throws_after_its_end_throws_there_and_not_before(int example)
    {
        Schedule schedule = ScheduleExamples.All[example] with { AfterEnd = AfterEnd.Throw };
        if (schedule.Steps == Schedule.Unbounded)
            return;

        Assert.Equal(ScheduleExamples.All[example].At(schedule.Steps - 1), schedule.At(schedule.Steps - 1));
        Assert.Contains("past the end", Assert.Throws<ArgumentOutOfRangeException>(() => schedule.At(schedule.Steps)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => schedule.Fill(schedule.Steps - 1, new double[2]));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_schedule_that_repeats_has_the_same_values_again(int example)
    {
        Schedule schedule = ScheduleExamples.All[example] with { AfterEnd = AfterEnd.Repeat };
        if (schedule.Steps == Schedule.Unbounded)
            return;

        for (long step = 0; step < 300; step++)
            Assert.Equal(schedule.At(step % schedule.Steps), schedule.At(step + 5 * schedule.Steps));
    }

    [Fact]
    public void A_warm_up_before_a_repeating_schedule_is_not_repeated()
    {
        Schedule schedule = (new Ramp(1, 0, 10) with { AfterEnd = AfterEnd.Repeat }).WithWarmup(5);

        Assert.Equal(schedule.At(7), schedule.At(17));
        Assert.Equal(schedule.At(7), schedule.At(107));
    }

    [Fact]
    public void A_factor_that_ends_earlier_goes_over_into_what_it_holds()
    {
        Schedule product = new Constant(2).For(100).Times(new Ramp(0, 1, 10));

        Assert.Equal([0, 1.8, 2, 2], [product.At(0), product.At(9), product.At(10), product.At(99)]);
        Assert.Equal(100, product.Steps);
    }

    [Fact]
    public void A_thousand_nested_stages_are_one_flat_list()
    {
        Schedule schedule = new Ramp(0, 1, 10);
        for (int i = 0; i < 1000; i++)
            schedule = schedule.Times(0.999).ThenRamp(i % 2, 10);

        Assert.Equal(1001, Assert.IsType<Sequence>(schedule).Stages.Count);
        Assert.Equal(0.5, schedule.At(5) / Math.Pow(0.999, 1000), 1e-12);
        Assert.Equal(1, schedule.At(schedule.Steps));
    }

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
