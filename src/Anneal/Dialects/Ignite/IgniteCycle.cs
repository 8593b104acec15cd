using Anneal.Text.Notations;

namespace Anneal.Dialects;

/// <summary>The way through one of Ignite's cycles.</summary>
internal enum IgniteShape
{
    /// <summary>To the end and back.</summary>
    ThereAndBack,

    /// <summary>To the end, then a jump.</summary>
    Line,

    /// <summary>To the end along half a cosine wave, then a jump.</summary>
    HalfWave,
}

/// <summary>Ignite's cyclical schedulers, whose start, end and size change from cycle to cycle.</summary>
internal sealed record IgniteCycle(IgniteShape Shape, double Start, double End, double StartFactor, double EndFactor, IgniteCycles Cycles) : Schedule(Cycles.End)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<IgniteCycle>("ignite-cycle", static (field, own) =>
    {
        IgniteShape shape = field.Choice("shape", own?.Shape);
        double start = field.Number("start", own?.Start), end = field.Number("end", own?.End);
        double startFactor = field.Number("start-factor", own?.StartFactor, 1), endFactor = field.Number("end-factor", own?.EndFactor, 1);
        long size = field.Steps("size", own?.Cycles.Spans[0].Size), warmup = field.Steps("warmup", own?.Cycles.Spans[0].Warmup, 0);
        return new IgniteCycle(shape, start, end, startFactor, endFactor, IgniteCycles.From(size, warmup, field.Number("multiplier", own?.Cycles.Multiplier, 1)));
    });

    internal override double Final => double.NaN;

    internal override double Evaluate(long step, Ending ending)
    {
        (long cycle, long within, long size, long warmup) = Cycles.At(step);
        double end = End * Math.Pow(EndFactor, cycle);
        if (within >= size)
            return end + (Start * Math.Pow(StartFactor, cycle + 1) - end) * (within - size) / warmup;
        double start = Start * Math.Pow(StartFactor, cycle), progress = (double)within / size;
        return Shape switch
        {
            IgniteShape.ThereAndBack => end + (start - end) * Math.Abs(progress - 0.5) * 2,
            IgniteShape.Line => start + (end - start) * progress,
            _ => start + (end - start) / 2 * (1 - Math.Cos(Math.PI * progress)),
        };
    }

    private protected override double Beyond(long step) => throw new ArgumentOutOfRangeException(
        nameof(step), $"Ignite's cycles have shrunk to no calls at step {Cycles.End}, where it divides by zero. End the run before it, or take a larger cycle_mult.");
}

/// <summary>Where Ignite's cycles begin: size and warm-up are multiplied and truncated from cycle to cycle.</summary>
internal sealed record IgniteCycles
{
    private const int Listed = 4096;

    private IgniteCycles(ValueList<IgniteSpan> spans, double multiplier, long end) => (Spans, Multiplier, End) = (spans, multiplier, end);

    /// <summary>The first cycles, up to the one that all later ones repeat, or as many as are listed.</summary>
    public ValueList<IgniteSpan> Spans { get; }

    /// <summary>What sizes are multiplied by.</summary>
    public double Multiplier { get; }

    /// <summary>Where the size has shrunk to 0; <see cref="Schedule.Unbounded"/> if it never does.</summary>
    public long End { get; }

    public static IgniteCycles From(long size, long warmup, double multiplier)
    {
        var span = new IgniteSpan(0, Require.AtLeast(2, size), Require.AtLeast(0, warmup));
        Require.Positive(multiplier);
        var spans = new List<IgniteSpan> { span };
        for (IgniteSpan next = span.Next(multiplier); spans.Count < Listed && next.Size > 0 && !next.HasSizesOf(span) && next.Start < 1L << 61; next = span.Next(multiplier))
            spans.Add(span = next);
        return new([.. spans], multiplier, span.Next(multiplier).Size == 0 ? span.Start + span.Size + span.Warmup : Schedule.Unbounded);
    }

    /// <summary>The cycle of a step, the step within it, and the cycle's size and warm-up.</summary>
    public (long Cycle, long Within, long Size, long Warmup) At(long step)
    {
        int index = IndexOf(step);
        IgniteSpan span = Spans[index];
        if (index < Spans.Count - 1)
            return (index, step - span.Start, span.Size, span.Warmup);
        long cycle = index;
        for (IgniteSpan next = span.Next(Multiplier); !next.HasSizesOf(span) && next.Size > 0 && next.Start <= step; next = span.Next(Multiplier))
            (span, cycle) = (next, cycle + 1);
        (long repeats, long within) = Math.DivRem(step - span.Start, span.Size + span.Warmup);
        return (cycle + repeats, within, span.Size, span.Warmup);
    }

    private int IndexOf(long step) => Math.Max(0, Sorted.CountUpTo(Spans.Span, step, static span => span.Start) - 1);
}

/// <summary>One cycle: its first step, its calls, and those of the warm-up after it.</summary>
internal readonly record struct IgniteSpan(long Start, long Size, long Warmup)
{
    public IgniteSpan Next(double multiplier) =>
        new(Start + Size + Warmup, (long)Math.Min(Size * multiplier, 1L << 60), (long)Math.Min(Warmup * multiplier, 1L << 60));

    public bool HasSizesOf(IgniteSpan other) => Size == other.Size && Warmup == other.Warmup;
}
