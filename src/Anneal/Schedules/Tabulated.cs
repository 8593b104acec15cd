using Anneal.Text.Notations;

namespace Anneal;

/// <summary>Values one by one: the value of step t is the t-th of a list.</summary>
/// <remarks>
/// <para><c>v(t) = Values[t]</c>; as long as the list, whose last value is held afterwards. It is how a schedule comes in from anywhere else: a file,
/// the log of a run, another library. Equal values make equal tables.</para>
/// <para>A rule that knows only how to go on from the value before (PyTorch's and PaddlePaddle's MultiplicativeLR) becomes one by
/// <see cref="FromRecurrence"/>.</para>
/// </remarks>
/// <example>
/// <code>
/// Schedule perEpoch = new Tabulated([0.1, 0.1, 0.05, 0.01]).PerEpoch(stepsPerEpoch: 391);
/// </code>
/// </example>
public sealed record Tabulated : Schedule
{
    /// <summary>Creates the table.</summary>
    /// <param name="values">One finite value or more.</param>
    /// <exception cref="ArgumentException">There is no value, or one is not finite.</exception>
    public Tabulated(IEnumerable<double> values)
        : this((double[])[.. values])
    {
    }

    private Tabulated(double[] values)
        : base(values.Length)
    {
        if (values.Length == 0)
            throw new ArgumentException("A table needs at least one value.", nameof(values));
        foreach (double value in values)
            Require.Finite(value, nameof(values));
        Values = new(values);
    }

    /// <summary>The values, one a step.</summary>
    public ValueList<double> Values { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<Tabulated>("tabulated", static (field, own) => new Tabulated(field.Numbers("values", own?.Values)));

    internal override double Final => Values[^1];

    /// <summary>The table of a recurrence: each value made from the one before.</summary>
    /// <remarks><c>v(0) = initial</c>, <c>v(t) = next(t, v(t − 1))</c>. The rule is asked once for each step, now, and not kept.</remarks>
    /// <param name="initial">The value of step 0; any finite number.</param>
    /// <param name="steps">How many values, 1 or more.</param>
    /// <param name="next">Makes the value of a step, from 1, out of the value before.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 1, or a value is not finite.</exception>
    /// <example>
    /// <code>
    /// Tabulated rate = Tabulated.FromRecurrence(initial: 0.1, steps: 90, (step, before) => before * (step % 30 == 0 ? 0.1 : 0.99));
    /// </code>
    /// </example>
    public static Tabulated FromRecurrence(double initial, int steps, Func<long, double, double> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var values = new double[Require.AtLeast(1, steps)];
        values[0] = initial;
        for (int step = 1; step < steps; step++)
            values[step] = next(step, values[step - 1]);
        return new(values);
    }

    internal override double Evaluate(long step, Ending ending) => Values.Span[(int)step];

    internal override void Evaluate(long start, Ending ending, Span<double> values) => Values.Span.Slice((int)start, values.Length).CopyTo(values);
}
