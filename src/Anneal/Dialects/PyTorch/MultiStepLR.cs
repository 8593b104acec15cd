using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class PyTorch
{
    /// <summary>MultiStepLR: <c>lr · γ^(number of milestones ≤ t)</c>; a milestone listed twice counts twice.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="milestones"><c>milestones</c>, in any order.</param>
    /// <param name="gamma"><c>gamma</c>; 0.1 by default.</param>
    /// <returns>The schedule; unbounded. The native form is <see cref="PiecewiseConstant"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite.</exception>
    public static Schedule MultiStepLR(double learningRate, IEnumerable<long> milestones, double gamma = 0.1) =>
        new PyTorchMultiStep(Require.Finite(learningRate), [.. milestones.Where(milestone => milestone >= 0).Order()], Require.Finite(gamma));
}

/// <summary>MultiStepLR, with its milestones in order.</summary>
internal sealed record PyTorchMultiStep(double LearningRate, ValueList<long> Milestones, double Gamma) : PyTorchScheduler
{
    internal static Notation<Schedule> Notation { get; } = Written.As<PyTorchMultiStep>("pytorch-multi-step", static (field, own) => PyTorch.MultiStepLR(
        field.Number("rate", own?.LearningRate), field.Places("milestones", own?.Milestones), field.Number("gamma", own?.Gamma, 0.1)));

    internal override long FactorSteps => Unbounded;

    internal override double Evaluate(long step, Ending ending) => LearningRate * Math.Pow(Gamma, CountUpTo(step));

    internal override PyTorchScheduler StartingFrom(double rate, double baseRate) => this with { LearningRate = rate };

    private protected override double Next(ref PyTorchGroup group, in PyTorchClock clock, bool isInitial)
    {
        int count = CountUpTo(clock.Epoch) - CountUpTo(clock.Epoch - 1);
        return count == 0 ? group.Rate : group.Rate * Math.Pow(Gamma, count);
    }

    private protected override double? ClosedFormAtZero(double baseRate) => baseRate * Math.Pow(Gamma, CountUpTo(0));

    private int CountUpTo(long step) => Sorted.CountUpTo(Milestones.Span, step);
}
