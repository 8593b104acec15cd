using Anneal.Text.Notations;

namespace Anneal;

/// <summary>One schedule several times in a row: the result of <see cref="Schedule.Repeat"/>.</summary>
public sealed record Repetition : Schedule
{
    internal Repetition(Schedule inner, long count)
        : base(checked(inner.Steps * Require.AtLeast(1, count))) => (Inner, Count) = (inner, count);

    /// <summary>The schedule of one cycle.</summary>
    public Schedule Inner { get; }

    /// <summary>How many cycles.</summary>
    public long Count { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<Repetition>("repeated", static (field, own) => field.Inner(own?.Inner).Repeat(field.Count("times", own?.Count)));

    internal override double Final => Inner.Final;

    internal override double Evaluate(long step, Ending ending)
    {
        (long cycle, long within) = Math.DivRem(step, Inner.Steps);
        return Inner.Evaluate(within, EndingOf(cycle, ending));
    }

    internal override void Evaluate(long start, Ending ending, Span<double> values)
    {
        while (values.Length > 0)
        {
            (long cycle, long within) = Math.DivRem(start, Inner.Steps);
            int count = (int)Math.Min(Inner.Steps - within, values.Length);
            Inner.Evaluate(within, EndingOf(cycle, ending), values[..count]);
            values = values[count..];
            start += count;
        }
    }

    private protected override double Beyond(long step) => Inner.At(step - (Steps - Inner.Steps));

    private Ending EndingOf(long cycle, Ending ending) => cycle == Count - 1 ? ending : Ending.HalfOpen;
}
