using Anneal.Text.Notations;

namespace Anneal;

/// <summary>A line through points: at each given step exactly the given value, and between two of them straight or along a curve.</summary>
/// <remarks>
/// <para><c>v(t) = vᵢ + (vᵢ₊₁ − vᵢ) · Curve((t − tᵢ) / (tᵢ₊₁ − tᵢ))</c> for tᵢ ≤ t &lt; tᵢ₊₁. Before the first point its value is held, after the
/// last point its own; two points at one step are a jump, and the later one is used at it. The points are steps of their own clock and are
/// never moved, so the length is the last point's step and one more. Finding the place among n points takes log n comparisons.</para>
/// <para>Source: ignite's <c>PiecewiseLinear</c> and optax's <c>piecewise_interpolate_schedule</c>; fast trainings of small networks are usually
/// written so (David Page, "How to train your ResNet", 2018).</para>
/// </remarks>
/// <example>
/// <code>
/// var rate = new PiecewiseLinear([(0, 0), (500, 0.4), (2400, 0)]);
/// double half = rate.At(250), peak = rate.At(500), last = rate.At(2400);   // 0.2, 0.4 and 0
/// </code>
/// </example>
public sealed record PiecewiseLinear : Schedule
{
    /// <summary>Creates the line.</summary>
    /// <param name="points">One point or more: a step, 0 or more and none below the one before, and any finite value.</param>
    /// <param name="curve">The shape between two points; straight if not given.</param>
    /// <exception cref="ArgumentException">There is no point, they are not in order, or a value is not finite.</exception>
    public PiecewiseLinear(IEnumerable<(long Step, double Value)> points, Curve? curve = null)
        : this(Checked([.. points]), curve)
    {
    }

    private PiecewiseLinear(ValueList<(long Step, double Value)> points, Curve? curve)
        : base(points[^1].Step + 1) => (Points, Curve) = (points, curve ?? Curve.Linear);

    /// <summary>The points, in order.</summary>
    public ValueList<(long Step, double Value)> Points { get; }

    /// <summary>The shape between two points.</summary>
    public Curve Curve { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<PiecewiseLinear>("piecewise-linear", static (field, own) => new PiecewiseLinear(
        field.Points("points", own?.Points).AsEnumerable(), field.Curve("curve", own?.Curve, Curve.Linear)));

    internal override double Final => Points[^1].Value;

    internal override double Evaluate(long step, Ending ending)
    {
        ReadOnlySpan<(long Step, double Value)> points = Points.Span;
        int next = Sorted.CountUpTo(points, step, static point => point.Step);
        if (next == 0 || next == points.Length)
            return points[Math.Max(next - 1, 0)].Value;
        (long start, double from) = points[next - 1];
        (long end, double to) = points[next];
        return step == start ? from : from + (to - from) * Curve.At((double)(step - start) / (end - start));
    }

    private static ValueList<(long Step, double Value)> Checked(ValueList<(long Step, double Value)> points)
    {
        if (points.Count == 0)
            throw new ArgumentException("A line needs at least one point; give (step, value) pairs.", nameof(points));
        for (int i = 0; i < points.Count; i++)
        {
            if (points[i].Step < (i == 0 ? 0 : points[i - 1].Step) || points[i].Step == long.MaxValue)
                throw new ArgumentException($"The point at step {points[i].Step} is out of order; list points by their steps, from 0.", nameof(points));
            Require.Finite(points[i].Value, nameof(points));
        }

        return points;
    }
}
