namespace Anneal;

/// <summary>Two schedules on one clock, multiplied value by value: the result of <see cref="Schedule.Times(Schedule)"/>.</summary>
public sealed record Product : Schedule
{
    internal Product(Schedule left, Schedule right)
        : base(LongerOf(left.Steps, right.Steps), left.HasFeedback || right.HasFeedback) => (Left, Right) = (left, right);

    /// <summary>One factor.</summary>
    public Schedule Left { get; }

    /// <summary>The other factor.</summary>
    public Schedule Right { get; }

    internal override double Final => Left.Final * Right.Final;

    internal override double Evaluate(long step, Ending ending) => ValueOf(Left, step, ending) * ValueOf(Right, step, ending);

    internal override Schedule Route(long step, FeedbackChange change)
    {
        Schedule left = Left.Route(step, change), right = Right.Route(step, change);
        return ReferenceEquals(left, Left) && ReferenceEquals(right, Right) ? this : new Product(left, right) { AfterEnd = AfterEnd };
    }

    private protected override double Beyond(long step) => Left.At(step) * Right.At(step);

    /// <summary>An unbounded factor has no say in the length.</summary>
    private static long LongerOf(long left, long right) =>
        left == Unbounded ? right : right == Unbounded ? left : Math.Max(left, right);

    private double ValueOf(Schedule factor, long step, Ending ending) =>
        step < factor.Steps ? factor.Evaluate(step, factor.Steps == Steps ? ending : Ending.Closed) : factor.At(step);
}
