namespace Anneal.Dialects;

public static partial class PyTorch
{
    /// <summary>LambdaLR: <c>lr · f(t)</c>.</summary>
    /// <remarks>The function must be pure: equal steps give equal values, on any thread. A schedule with one cannot be imported.</remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="lrLambda"><c>lr_lambda</c> of one parameter group.</param>
    /// <returns>The schedule; unbounded. Two are equal if their functions are the same object.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lrLambda"/> is null.</exception>
    public static Schedule LambdaLR(double learningRate, Func<long, double> lrLambda)
    {
        ArgumentNullException.ThrowIfNull(lrLambda);
        return new PyTorchLambda(Require.Finite(learningRate), lrLambda);
    }
}

/// <summary>LambdaLR.</summary>
internal sealed record PyTorchLambda(double LearningRate, Func<long, double> Factor) : PyTorchScheduler
{
    internal override double Evaluate(long step, Ending ending) => LearningRate * Factor(step);

    internal override PyTorchScheduler StartingFrom(double rate, double baseRate) => this with { LearningRate = baseRate };

    private protected override double Next(ref PyTorchGroup group, in PyTorchClock clock, bool isInitial) => clock.BaseRate * Factor(clock.Epoch);
}
