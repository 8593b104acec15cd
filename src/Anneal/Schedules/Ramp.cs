using Anneal.Text.Notations;

namespace Anneal;

/// <summary>A way from one value to another in a number of steps, straight or along a <see cref="Anneal.Curve"/>.</summary>
/// <remarks>
/// <c>v(k) = From + (To − From) · Curve(k / N)</c> where another schedule follows, and
/// <c>Curve(k / (N − 1))</c> where the run ends, so that its last update uses <see cref="To"/>. A rise from a low value is the
/// field's linear warm-up (P. Goyal et al., arXiv:1706.02677, section 2.2).
/// </remarks>
/// <example>
/// <code>
/// Schedule cosine = new Ramp(0.1, 0, steps: 100, Curve.Cosine);
/// double first = cosine.At(0), last = cosine.At(99);   // 0.1 and 0
/// </code>
/// </example>
public sealed record Ramp : Schedule
{
    /// <summary>Steps that are computed together, so that they stay in the cache.</summary>
    private const int BlockSteps = 1024;

    /// <summary>Creates the ramp.</summary>
    /// <param name="from">The value of step 0; any finite number.</param>
    /// <param name="to">The value it arrives at; any finite number.</param>
    /// <param name="steps">Optimizer updates, 0 or more; with 0 it is a jump to <paramref name="to"/>.</param>
    /// <param name="curve">The shape; a straight line if not given.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite or <paramref name="steps"/> is negative.</exception>
    public Ramp(double from, double to, long steps, Curve? curve = null)
        : base(Require.AtLeast(0, steps))
    {
        From = Require.Finite(from);
        To = Require.Finite(to);
        Curve = curve ?? Curve.Linear;
    }

    /// <summary>The value of step 0.</summary>
    public double From { get; }

    /// <summary>The value it arrives at.</summary>
    public double To { get; }

    /// <summary>The shape.</summary>
    public Curve Curve { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<Ramp>("ramp", static (field, own) => new Ramp(
        field.Number("from", own?.From), field.Number("to", own?.To), field.Steps("length", own?.Steps), field.Curve("curve", own?.Curve, Curve.Linear)));

    internal override double Final => To;

    internal override double Evaluate(long step, Ending ending)
    {
        long length = Length(ending);
        if (step == length)
            return To;
        double progress = (double)step / length;
        return From + (To - From) * (ReferenceEquals(Curve, Curve.Linear) ? progress : Curve.At(progress));
    }

    internal override void Evaluate(long start, Ending ending, Span<double> values)
    {
        long length = Length(ending);
        bool reachesTo = start + values.Length - 1 == length;
        Span<double> rising = reachesTo ? values[..^1] : values;
        for (int done = 0; done < rising.Length; done += BlockSteps)
            FillBlock(start + done, length, rising[done..Math.Min(done + BlockSteps, rising.Length)]);
        if (reachesTo)
            values[^1] = To;
    }

    private void FillBlock(long start, long length, Span<double> values)
    {
        Progress.Fill(start, length, values);
        Curve.At(values);
        Affine.Apply(values, To - From, From);
    }

    private long Length(Ending ending) => ending == Ending.Closed ? Steps - 1 : Steps;
}
