using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class PyTorch
{
    /// <summary>ConstantLR: <c>lr · factor</c> for the first <c>total_iters</c> steps, then <c>lr</c>.</summary>
    /// <remarks>
    /// With <c>total_iters</c> 0 the library never takes the factor back. With factor 0 it divides by zero when it should, at step
    /// <c>total_iters</c>, and so does this schedule.
    /// </remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="factor"><c>factor</c>, from 0 to 1; a third by default.</param>
    /// <param name="totalIters"><c>total_iters</c>; 5 by default.</param>
    /// <returns>The schedule; unbounded. The native form is <see cref="PiecewiseConstant"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule ConstantLR(double learningRate, double factor = 1.0 / 3, long totalIters = 5) =>
        new PyTorchConstant(Require.Finite(learningRate), Require.Fraction(factor), totalIters);
}

/// <summary>ConstantLR.</summary>
internal sealed record PyTorchConstant(double LearningRate, double Factor, long TotalIters) : PyTorchScheduler
{
    internal static Notation<Schedule> Notation { get; } = Written.As<PyTorchConstant>("pytorch-constant", static (field, own) => PyTorch.ConstantLR(
        field.Number("rate", own?.LearningRate), field.Number("factor", own?.Factor), field.Steps("total-iters", own?.TotalIters)));

    internal override long FactorSteps => Factor == 0 ? Math.Max(TotalIters, 0) : Unbounded;

    internal override double Evaluate(long step, Ending ending)
    {
        double low = LearningRate * Factor;
        return step < TotalIters || TotalIters <= 0 ? low : low * Divide(1, Factor);
    }

    internal override PyTorchScheduler? StartingFrom(double rate, double baseRate) => TotalIters > 0 ? this with { LearningRate = rate } : null;

    private protected override double Next(ref PyTorchGroup group, in PyTorchClock clock, bool isInitial)
    {
        if (clock.Epoch == 0)
            return group.Rate * Factor;
        return clock.Epoch == TotalIters ? group.Rate * Divide(1, Factor) : group.Rate;
    }

    private protected override double? ClosedFormAtZero(double baseRate) =>
        baseRate * (Factor + (TotalIters <= 0 ? 1 : 0) * (1 - Factor));
}
