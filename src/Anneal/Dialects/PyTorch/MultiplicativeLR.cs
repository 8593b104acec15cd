namespace Anneal.Dialects;

public static partial class PyTorch
{
    /// <summary>MultiplicativeLR: <c>lr · f(1) · f(2) ⋯ f(t)</c>; f(0) has no say.</summary>
    /// <remarks>
    /// The product of an arbitrary function has no closed form, so the values of the run are computed once, when the schedule is made. The
    /// function must be pure. A schedule with one cannot be imported.
    /// </remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="lrLambda"><c>lr_lambda</c> of one parameter group.</param>
    /// <param name="steps">The run's length, 1 or more and at most 2^24; the last value is held after it. (In a composition it is not asked.)</param>
    /// <returns>The schedule, of that length.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lrLambda"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule MultiplicativeLR(double learningRate, Func<long, double> lrLambda, long steps)
    {
        ArgumentNullException.ThrowIfNull(lrLambda);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, PyTorchRecursion.Longest);
        return new PyTorchMultiplicative(Require.Finite(learningRate), lrLambda, Require.AtLeast(1, steps));
    }
}

/// <summary>MultiplicativeLR.</summary>
internal sealed record PyTorchMultiplicative : PyTorchScheduler
{
    public PyTorchMultiplicative(double learningRate, Func<long, double> factor, long steps)
        : base(steps)
    {
        (LearningRate, Factor) = (learningRate, factor);
        var values = new double[steps];
        values[0] = learningRate;
        for (int step = 1; step < steps; step++)
            values[step] = values[step - 1] * factor(step);
        Values = new(values);
    }

    public double LearningRate { get; }

    public Func<long, double> Factor { get; }

    public ValueList<double> Values { get; }

    internal override double Evaluate(long step, Ending ending) => Values[(int)step];

    internal override PyTorchScheduler? StartingFrom(double rate, double baseRate) => null;

    private protected override double Next(ref PyTorchGroup group, in PyTorchClock clock, bool isInitial) =>
        isInitial ? group.Rate : group.Rate * Factor(clock.Epoch);
}
