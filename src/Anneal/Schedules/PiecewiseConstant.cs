using Anneal.Text.Notations;

namespace Anneal;

/// <summary>Constant values with jumps between them: the usual "drop by ten at half and three quarters".</summary>
/// <remarks>
/// <c>v(t) = Values[number of boundaries ≤ t]</c>: the new value is used <em>at</em> its boundary. Unbounded. Equal values make
/// equal schedules. (Keras's PiecewiseConstantDecay uses the new value one step later.) Finding the place among n boundaries takes log n comparisons.
/// </remarks>
/// <example>
/// <code>
/// var rate = new PiecewiseConstant([32_000, 48_000], [0.1, 0.01, 0.001]);
/// double before = rate.At(31_999), after = rate.At(32_000);   // 0.1 and 0.01
/// </code>
/// </example>
public sealed record PiecewiseConstant : Schedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="boundaries">Steps at which the next value begins; 0 or more, none below the one before.</param>
    /// <param name="values">One value more than there are boundaries.</param>
    /// <exception cref="ArgumentException">The counts do not fit, or the boundaries are not in order.</exception>
    public PiecewiseConstant(IEnumerable<long> boundaries, IEnumerable<double> values)
        : base(Unbounded)
    {
        Boundaries = [.. boundaries];
        Values = [.. values];
        if (Values.Count != Boundaries.Count + 1)
            throw new ArgumentException($"{Boundaries.Count} boundaries need {Boundaries.Count + 1} values, but there are {Values.Count}.", nameof(values));
        for (int i = 0; i < Boundaries.Count; i++)
        {
            if (Boundaries[i] < (i == 0 ? 0 : Boundaries[i - 1]))
                throw new ArgumentException($"Boundary {Boundaries[i]} is below the one before it; list boundaries in order, from 0.", nameof(boundaries));
        }

        foreach (double value in Values)
            Require.Finite(value, nameof(values));
    }

    /// <summary>Steps at which the next value begins.</summary>
    public ValueList<long> Boundaries { get; }

    /// <summary>The values, one more than the boundaries.</summary>
    public ValueList<double> Values { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<PiecewiseConstant>("piecewise-constant", static (field, own) => new PiecewiseConstant(
        field.Places("boundaries", own?.Boundaries), field.Numbers("values", own?.Values)));

    internal override double Final => Values[^1];

    /// <summary>A first value that is multiplied by a factor at each of some steps.</summary>
    /// <remarks>
    /// <c>v(t) = initial · factor^(number of drops ≤ t)</c>: the standard policy when its drops are planned beforehand, as at half and three quarters
    /// of the run. K. He et al., "Deep residual learning", arXiv:1512.03385, section 4.2 (a tenth at 32,000 and 48,000 of 64,000 updates).
    /// </remarks>
    /// <param name="initial">The value before the first drop; any finite number.</param>
    /// <param name="factor">What each drop multiplies the value by; 0 or more.</param>
    /// <param name="drops">Steps of the drops, in order; a step that stands twice drops twice.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is negative or not finite.</exception>
    /// <exception cref="ArgumentException">The drops are not in order.</exception>
    /// <example>
    /// <code>
    /// Schedule rate = PiecewiseConstant.Drops(initial: 0.1, factor: 0.1, 32_000, 48_000).For(64_000);
    /// </code>
    /// </example>
    public static PiecewiseConstant Drops(double initial, double factor, params IEnumerable<long> drops)
    {
        Require.NotNegative(factor);
        long[] boundaries = [.. drops];
        return new(boundaries, Enumerable.Range(0, boundaries.Length + 1).Select(drop => initial * Math.Pow(factor, drop)));
    }

    internal override double Evaluate(long step, Ending ending) => Values[Sorted.CountUpTo(Boundaries.Span, step)];
}
