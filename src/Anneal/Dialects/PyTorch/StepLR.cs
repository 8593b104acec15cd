using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class PyTorch
{
    /// <summary>StepLR: <c>lr · γ^⌊t / step_size⌋</c>.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="stepSize"><c>step_size</c>, 1 or more.</param>
    /// <param name="gamma"><c>gamma</c>; 0.1 by default.</param>
    /// <returns>The schedule; unbounded. The native form is <see cref="StepDecay"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule StepLR(double learningRate, long stepSize, double gamma = 0.1) =>
        new PyTorchStep(Require.Finite(learningRate), Require.AtLeast(1, stepSize), Require.Finite(gamma));
}

/// <summary>StepLR.</summary>
internal sealed record PyTorchStep(double LearningRate, long StepSize, double Gamma) : PyTorchScheduler
{
    internal static Notation<Schedule> Notation { get; } = Written.As<PyTorchStep>("pytorch-step", static (field, own) => PyTorch.StepLR(
        field.Number("rate", own?.LearningRate), field.Steps("step-size", own?.StepSize), field.Number("gamma", own?.Gamma, 0.1)));

    internal override long FactorSteps => Unbounded;

    internal override double Evaluate(long step, Ending ending) => LearningRate * Math.Pow(Gamma, step / StepSize);

    internal override PyTorchScheduler StartingFrom(double rate, double baseRate) => this with { LearningRate = rate };

    private protected override double Next(ref PyTorchGroup group, in PyTorchClock clock, bool isInitial) =>
        clock.Epoch == 0 || clock.Epoch % StepSize != 0 ? group.Rate : group.Rate * Gamma;

    private protected override double? ClosedFormAtZero(double baseRate) => baseRate;
}
