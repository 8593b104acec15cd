using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class PyTorch
{
    /// <summary>PolynomialLR: <c>lr · (1 − min(t, n) / n)^power</c> with n = <c>total_iters</c>.</summary>
    /// <remarks>0 from update n on. With n = 0 the rate never changes.</remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="totalIters"><c>total_iters</c>; 5 by default.</param>
    /// <param name="power"><c>power</c>; 1 by default.</param>
    /// <returns>The schedule; unbounded. The native form is a <see cref="Ramp"/> to 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite, or <paramref name="power"/> is negative, where the library divides by zero.</exception>
    public static Schedule PolynomialLR(double learningRate, long totalIters = 5, double power = 1) =>
        new PyTorchPolynomial(Require.Finite(learningRate), totalIters, Require.NotNegative(power));
}

/// <summary>PolynomialLR.</summary>
internal sealed record PyTorchPolynomial(double LearningRate, long TotalIters, double Power) : PyTorchScheduler
{
    internal static Notation<Schedule> Notation { get; } = Written.As<PyTorchPolynomial>("pytorch-polynomial", static (field, own) => PyTorch.PolynomialLR(
        field.Number("rate", own?.LearningRate), field.Steps("total-iters", own?.TotalIters), field.Number("power", own?.Power, 1)));

    internal override long FactorSteps => Unbounded;

    internal override double Evaluate(long step, Ending ending) => TotalIters <= 0
        ? LearningRate
        : LearningRate * Math.Pow(1 - (double)Math.Min(TotalIters, step) / TotalIters, Power);

    internal override PyTorchScheduler? StartingFrom(double rate, double baseRate) => TotalIters > 0 ? this with { LearningRate = rate } : null;

    private protected override double Next(ref PyTorchGroup group, in PyTorchClock clock, bool isInitial)
    {
        if (isInitial || clock.Epoch > TotalIters)
            return group.Rate;
        double here = 1 - Divide(clock.Epoch, TotalIters), before = 1 - Divide(clock.Epoch - 1, TotalIters);
        return group.Rate * Math.Pow(Divide(here, before), Power);
    }

    private protected override double? ClosedFormAtZero(double baseRate) =>
        baseRate * Math.Pow(1 - Divide(Math.Min(TotalIters, 0), TotalIters), Power);
}
