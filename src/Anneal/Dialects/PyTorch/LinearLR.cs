using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class PyTorch
{
    /// <summary>LinearLR: <c>lr · (start + (end − start) · min(t, n) / n)</c> with n = <c>total_iters</c>.</summary>
    /// <remarks>The first update uses <c>lr · start_factor</c>, update n is the first at the end. With n = 0 the start is kept.</remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="startFactor"><c>start_factor</c>, above 0 and at most 1; a third by default.</param>
    /// <param name="endFactor"><c>end_factor</c>, from 0 to 1; 1 by default.</param>
    /// <param name="totalIters"><c>total_iters</c>; 5 by default.</param>
    /// <returns>The schedule; unbounded. The native form is <see cref="Ramp"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule LinearLR(double learningRate, double startFactor = 1.0 / 3, double endFactor = 1, long totalIters = 5) =>
        new PyTorchLinear(Require.Finite(learningRate), Require.Positive(Require.Fraction(startFactor), nameof(startFactor)), Require.Fraction(endFactor), totalIters);
}

/// <summary>LinearLR.</summary>
internal sealed record PyTorchLinear(double LearningRate, double StartFactor, double EndFactor, long TotalIters) : PyTorchScheduler
{
    internal static Notation<Schedule> Notation { get; } = Written.As<PyTorchLinear>("pytorch-linear", static (field, own) => PyTorch.LinearLR(
        field.Number("rate", own?.LearningRate), field.Number("start-factor", own?.StartFactor), field.Number("end-factor", own?.EndFactor, 1), field.Steps("total-iters", own?.TotalIters)));

    internal override long FactorSteps => Unbounded;

    internal override double Evaluate(long step, Ending ending) => TotalIters <= 0
        ? LearningRate * StartFactor
        : LearningRate * (StartFactor + (EndFactor - StartFactor) * Math.Min(TotalIters, step) / TotalIters);

    internal override PyTorchScheduler? StartingFrom(double rate, double baseRate) => TotalIters > 0 ? this with { LearningRate = rate } : null;

    private protected override double Next(ref PyTorchGroup group, in PyTorchClock clock, bool isInitial)
    {
        if (clock.Epoch == 0)
            return group.Rate * StartFactor;
        if (isInitial || clock.Epoch > TotalIters)
            return group.Rate;
        double rise = EndFactor - StartFactor;
        return group.Rate * (1 + Divide(rise, TotalIters * StartFactor + (clock.Epoch - 1) * rise));
    }

    private protected override double? ClosedFormAtZero(double baseRate) =>
        baseRate * (StartFactor + Divide((EndFactor - StartFactor) * Math.Min(TotalIters, 0), TotalIters));
}
