using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class PyTorch
{
    /// <summary>ExponentialLR: <c>lr · γ^t</c>.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="gamma"><c>gamma</c>.</param>
    /// <returns>The schedule; unbounded. The native form is <see cref="ExponentialDecay"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite.</exception>
    public static Schedule ExponentialLR(double learningRate, double gamma) =>
        new PyTorchExponential(Require.Finite(learningRate), Require.Finite(gamma));
}

/// <summary>ExponentialLR.</summary>
internal sealed record PyTorchExponential(double LearningRate, double Gamma) : PyTorchScheduler
{
    internal static Notation<Schedule> Notation { get; } = Written.As<PyTorchExponential>("pytorch-exponential", static (field, own) => PyTorch.ExponentialLR(field.Number("rate", own?.LearningRate), field.Number("gamma", own?.Gamma)));

    internal override long FactorSteps => Unbounded;

    internal override double Evaluate(long step, Ending ending) => LearningRate * Math.Pow(Gamma, step);

    internal override PyTorchScheduler StartingFrom(double rate, double baseRate) => this with { LearningRate = rate };

    private protected override double Next(ref PyTorchGroup group, in PyTorchClock clock, bool isInitial) =>
        isInitial ? group.Rate : group.Rate * Gamma;

    private protected override double? ClosedFormAtZero(double baseRate) => baseRate;
}
