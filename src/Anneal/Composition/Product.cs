using Anneal.Text.Notations;

namespace Anneal;

/// <summary>Two schedules on one clock, multiplied value by value: the result of <see cref="Schedule.Times(Schedule)"/>.</summary>
/// <remarks>The longer one ends the product; in it the shorter one is joined to what it answers after its end, so it is half-open.</remarks>
public sealed record Product : Schedule
{
    internal Product(Schedule left, Schedule right)
        : base(Math.Max(left.Steps, right.Steps), left.Feedback | right.Feedback) => (Left, Right) = (left, right);

    /// <summary>One factor.</summary>
    public Schedule Left { get; }

    /// <summary>The other factor.</summary>
    public Schedule Right { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<Product>("product", static (field, own) => new Product(field.Schedule("left", own?.Left), field.Schedule("right", own?.Right)));

    internal override double Final => Left.Final * Right.Final;

    internal override double Evaluate(long step, Ending ending) => ValueOf(Left, step, ending) * ValueOf(Right, step, ending);

    internal override Schedule Route(long step, FeedbackChange change)
    {
        Schedule left = Left.Route(step, change), right = Right.Route(step, change);
        return ReferenceEquals(left, Left) && ReferenceEquals(right, Right) ? this : new Product(left, right) { AfterEnd = AfterEnd };
    }

    private protected override double Beyond(long step) => Left.At(step) * Right.At(step);

    private double ValueOf(Schedule factor, long step, Ending ending) =>
        step < factor.Steps ? factor.Evaluate(step, factor.Steps == Steps ? ending : Ending.HalfOpen) : factor.At(step);
}
