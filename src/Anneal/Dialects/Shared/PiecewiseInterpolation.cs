using Anneal.Text.Notations;

namespace Anneal.Dialects;

/// <summary>Values at knots, with straight lines or half cosines between them; held before the first knot and after the last.</summary>
/// <remarks>Where several knots stand at one step there is a jump: the last of them counts.</remarks>
internal sealed record PiecewiseInterpolation : Schedule
{
    public PiecewiseInterpolation(ValueList<long> knots, ValueList<double> values, bool isCosine = false)
        : base(Math.Max(1, knots[^1])) => (Knots, Values, IsCosine) = (knots, values, isCosine);

    /// <summary>Steps, none below the one before.</summary>
    public ValueList<long> Knots { get; }

    /// <summary>As many values.</summary>
    public ValueList<double> Values { get; }

    public bool IsCosine { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<PiecewiseInterpolation>("interpolation", static (field, own) =>
    {
        ValueList<long> knots = field.Places("knots", own?.Knots);
        ValueList<double> values = field.Numbers("values", own?.Values);
        bool isCosine = field.Flag("cosine", own?.IsCosine);
        bool isSorted = knots.Span.SequenceEqual([.. knots.Order()]) && knots.Count > 0 && knots[0] >= 0;
        if (knots.Count != values.Count || !isSorted)
            field.Reject($"{knots.Count} knots, in order and from 0, need as many values; there are {values.Count}.");
        return new PiecewiseInterpolation(knots, values, isCosine);
    });

    internal override double Final => Values[^1];

    internal override double Evaluate(long step, Ending ending)
    {
        int next = Sorted.CountUpTo(Knots.Span, step);
        return next == 0 ? Values[0] : next == Knots.Count ? Values[^1] : Between(next - 1, step);
    }

    private double Between(int knot, long step)
    {
        double from = Values[knot], to = Values[knot + 1];
        double gone = step - Knots[knot], length = Knots[knot + 1] - Knots[knot];
        return IsCosine
            ? to + (from - to) / 2 * (Math.Cos(Math.PI * (gone / length)) + 1)
            : from + (to - from) * gone / length;
    }
}
