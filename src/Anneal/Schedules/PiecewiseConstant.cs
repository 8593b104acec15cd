using System.Collections.Immutable;

namespace Anneal;

/// <summary>Constant values with jumps between them: the usual "drop by ten at half and three quarters".</summary>
/// <remarks>
/// <c>v(t) = Values[number of boundaries ≤ t]</c>: the new value is used <em>at</em> its boundary. Unbounded. Equal values make
/// equal schedules. (Keras's PiecewiseConstantDecay uses the new value one step later.)
/// </remarks>
public sealed record PiecewiseConstant : Schedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="boundaries">Steps at which the next value begins; 0 or more, none below the one before.</param>
    /// <param name="values">One value more than there are boundaries.</param>
    /// <exception cref="ArgumentException">The counts do not fit, or the boundaries are not in order.</exception>
    public PiecewiseConstant(IEnumerable<long> boundaries, IEnumerable<double> values)
    {
        Boundaries = [.. boundaries];
        Values = [.. values];
        if (Values.Length != Boundaries.Length + 1)
            throw new ArgumentException($"{Boundaries.Length} boundaries need {Boundaries.Length + 1} values, but there are {Values.Length}.", nameof(values));
        for (int i = 0; i < Boundaries.Length; i++)
        {
            if (Boundaries[i] < (i == 0 ? 0 : Boundaries[i - 1]))
                throw new ArgumentException($"Boundary {Boundaries[i]} is below the one before it; list boundaries in order, from 0.", nameof(boundaries));
        }

        foreach (double value in Values)
            Require.Finite(value, nameof(values));
    }

    /// <summary>Steps at which the next value begins.</summary>
    public ImmutableArray<long> Boundaries { get; }

    /// <summary>The values, one more than the boundaries.</summary>
    public ImmutableArray<double> Values { get; }

    /// <inheritdoc/>
    public override long Steps => Unbounded;

    internal override double Final => Values[^1];

    /// <summary>A first value that is multiplied by a factor at each of some steps.</summary>
    /// <param name="initial">The value before the first drop; any finite number.</param>
    /// <param name="factor">What each drop multiplies the value by; 0 or more.</param>
    /// <param name="drops">Steps of the drops, in order; a step that stands twice drops twice.</param>
    /// <returns>The schedule.</returns>
    public static PiecewiseConstant Drops(double initial, double factor, params IEnumerable<long> drops)
    {
        Require.NotNegative(factor);
        ImmutableArray<long> boundaries = [.. drops];
        return new(boundaries, Enumerable.Range(0, boundaries.Length + 1).Select(drop => initial * Math.Pow(factor, drop)));
    }

    /// <inheritdoc/>
    public bool Equals(PiecewiseConstant? other) =>
        other is not null && Boundaries.AsSpan().SequenceEqual(other.Boundaries.AsSpan()) && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (long boundary in Boundaries)
            hash.Add(boundary);
        foreach (double value in Values)
            hash.Add(value);
        return hash.ToHashCode();
    }

    internal override double Evaluate(long step, Ending ending)
    {
        int passed = 0;
        while (passed < Boundaries.Length && Boundaries[passed] <= step)
            passed++;
        return Values[passed];
    }
}
