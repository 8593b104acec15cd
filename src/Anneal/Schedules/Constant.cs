using Anneal.Text.Notations;

namespace Anneal;

/// <summary>One value for every step: <c>v(t) = Value</c>.</summary>
/// <remarks>Unbounded: cut it with <see cref="Schedule.For"/> before another schedule follows.</remarks>
/// <example>
/// <code>
/// Schedule rate = new Constant(0.1).For(500).ThenRamp(0, 100);
/// </code>
/// </example>
public sealed record Constant : Schedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="value">Any finite number.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not finite.</exception>
    public Constant(double value)
        : base(Unbounded) => Value = Require.Finite(value);

    /// <summary>The value of every step.</summary>
    public double Value { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<Constant>("constant", static (field, own) => new Constant(field.Number("value", own?.Value)));

    internal override double Final => Value;

    internal override double Evaluate(long step, Ending ending) => Value;

    internal override void Evaluate(long start, Ending ending, Span<double> values) => values.Fill(Value);
}
