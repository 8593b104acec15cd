using Anneal.Text.Notations;

namespace Anneal;

/// <summary>Schedules one after another, each on a clock of its own: the result of <see cref="Schedule.Then"/>.</summary>
/// <remarks>
/// However it was put together, a sequence is one flat list, so finding a stage among n takes <c>log n</c> comparisons. After its
/// end the last stage is asked, so that <c>warmup.Then(cycle with { AfterEnd = AfterEnd.Repeat })</c> goes on with its cycles.
/// </remarks>
public sealed record Sequence : Schedule
{
    private const int ScannedStages = 8;

    private readonly Schedule[] _stages;
    private readonly long[] _starts;

    private Sequence(Schedule[] stages, long[] starts, long steps)
        : base(steps, stages.Aggregate(FeedbackSources.None, static (sources, stage) => sources | stage.Feedback)) =>
        (_stages, _starts) = (stages, starts);

    /// <summary>The stages, two or more; only the last may be unbounded.</summary>
    public ValueList<Schedule> Stages => new(_stages);

    internal static Notation<Schedule> Notation { get; } = Written.As<Sequence>("sequence", static (field, own) =>
    {
        ValueList<Schedule> stages = field.Schedules("stages", own?.Stages);
        if (stages.Count == 0)
            field.Reject("A sequence has at least one stage; this one has none.");
        return Join(stages);
    });

    internal override double Final => _stages[^1].Final;

    /// <inheritdoc/>
    public bool Equals(Sequence? other) => base.Equals(other) && Stages == other.Stages;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Stages);

    internal static Sequence Of(Schedule first, Schedule second) => Of([.. StagesOf(first), .. StagesOf(second)]);

    /// <summary>Schedules one after another, as <see cref="Schedule.Then"/> joins them one by one; at least one.</summary>
    internal static Schedule Join(IReadOnlyList<Schedule> schedules)
    {
        foreach (Schedule schedule in schedules.SkipLast(1))
            schedule.RequireEnd("follow it with another schedule");
        Schedule[] stages = [.. schedules.SelectMany(schedule => StagesOf(schedule)).Where(static stage => stage.Steps > 0)];
        return stages.Length switch
        {
            0 => schedules[^1],
            1 => stages[0],
            _ => Of(stages),
        };
    }

    /// <summary>The sequence of every stage changed, none of them in its length.</summary>
    internal Sequence Map(Func<Schedule, Schedule> change) => Of([.. _stages.Select(change)]) with { AfterEnd = AfterEnd };

    internal override double Evaluate(long step, Ending ending)
    {
        int stage = StageAt(step);
        return _stages[stage].Evaluate(step - _starts[stage], EndingOf(stage, ending));
    }

    internal override void Evaluate(long start, Ending ending, Span<double> values)
    {
        for (int stage = StageAt(start); values.Length > 0; stage++)
        {
            long within = start - _starts[stage];
            int count = (int)Math.Min(_stages[stage].Steps - within, values.Length);
            _stages[stage].Evaluate(within, EndingOf(stage, ending), values[..count]);
            values = values[count..];
            start += count;
        }
    }

    internal override Schedule Route(long step, FeedbackChange change)
    {
        int stage = StageAt(step);
        Schedule before = _stages[stage], after = before.Route(step - _starts[stage], change);
        return ReferenceEquals(before, after) ? this : WithStage(stage, after);
    }

    private protected override double Beyond(long step) => _stages[^1].At(step - _starts[^1]);

    private static ValueList<Schedule> StagesOf(Schedule schedule) =>
        schedule is Sequence { AfterEnd: AfterEnd.Hold } sequence ? sequence.Stages : [schedule];

    private static Sequence Of(Schedule[] stages)
    {
        var starts = new long[stages.Length];
        for (int i = 1; i < stages.Length; i++)
            starts[i] = checked(starts[i - 1] + stages[i - 1].Steps);
        long last = stages[^1].Steps;
        return new Sequence(stages, starts, last == Unbounded ? Unbounded : checked(starts[^1] + last));
    }

    private Sequence WithStage(int stage, Schedule schedule)
    {
        Schedule[] stages = [.. _stages];
        stages[stage] = schedule;
        return Of(stages) with { AfterEnd = AfterEnd };
    }

    private Ending EndingOf(int stage, Ending ending) => stage == _stages.Length - 1 ? ending : Ending.HalfOpen;

    /// <summary>The number of stages that begin at a step or before it, less one; without branches, for steps come in any order.</summary>
    private int StageAt(long step)
    {
        long[] starts = _starts;
        if (starts.Length > ScannedStages)
            return SearchStage(starts, step);
        int begun = -1;
        foreach (long start in starts)
            begun += (int)((ulong)(start - 1 - step) >> 63);
        return begun;
    }

    private static int SearchStage(ReadOnlySpan<long> starts, long step)
    {
        int first = 0;
        for (int left = starts.Length; left > 1; left -= left >>> 1)
            first += (left >>> 1) & (int)((starts[first + (left >>> 1)] - 1 - step) >> 63);
        return first;
    }
}
