using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class PyTorch
{
    /// <summary>SWALR, the scheduler of stochastic weight averaging: from <c>lr</c> to <c>swa_lr</c> in <c>anneal_epochs</c> steps, then held.</summary>
    /// <remarks>
    /// <c>swa_lr · A + lr · (1 − A)</c> with <c>A = (1 − cos πz) / 2</c> or z, and <c>z = min(1, t / anneal_epochs)</c>. With 0 epochs
    /// every step is at <c>swa_lr</c>. The native form is a <see cref="Ramp"/>. P. Izmailov et al., arXiv:1803.05407.
    /// </remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="swaLr"><c>swa_lr</c> of the group.</param>
    /// <param name="annealEpochs"><c>anneal_epochs</c>, 0 or more; 10 by default.</param>
    /// <param name="annealStrategy"><c>anneal_strategy</c>: "cos" or "linear".</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule SWALR(double learningRate, double swaLr, long annealEpochs = 10, string annealStrategy = "cos") => new PyTorchAnnealing(
        Require.Finite(learningRate), Require.Finite(swaLr), Require.AtLeast(0, annealEpochs), Require.OneOf(annealStrategy, "cos", "linear") == "linear");
}

/// <summary>SWALR, whose clock counts the calls of <c>step()</c>.</summary>
internal sealed record PyTorchAnnealing(double LearningRate, double SwaRate, long AnnealEpochs, bool IsLinear) : PyTorchScheduler
{
    internal static Notation<Schedule> Notation { get; } = Written.As<PyTorchAnnealing>("pytorch-swa", static (field, own) => PyTorch.SWALR(
        field.Number("rate", own?.LearningRate), field.Number("swa-rate", own?.SwaRate), field.Steps("anneal-epochs", own?.AnnealEpochs, 10), field.Flag("linear", own?.IsLinear) ? "linear" : "cos"));

    internal override double Evaluate(long step, Ending ending)
    {
        double share = Share(AnnealEpochs == 0 ? 1 : step);
        return SwaRate * share + LearningRate * (1 - share);
    }

    internal override double RateAtMilestone(double previous, double baseRate) => previous;

    internal override PyTorchScheduler StartingFrom(double rate, double baseRate) => this with { LearningRate = rate };

    internal override void Construct(ref PyTorchGroup group, Span<PyTorchClock> clocks)
    {
        group.SwaRate = SwaRate;
        base.Construct(ref group, clocks);
    }

    private protected override double Next(ref PyTorchGroup group, in PyTorchClock clock, bool isInitial)
    {
        long step = AnnealEpochs == 0 ? Math.Max(1, clock.Steps - 1) : clock.Steps - 1;
        double before = Share(step - 1), share = Share(step);
        double start = before == 1 ? group.SwaRate : (group.Rate - before * group.SwaRate) / (1 - before);
        return group.SwaRate * share + start * (1 - share);
    }

    private double Share(long step)
    {
        double progress = Math.Clamp((double)step / Math.Max(1, AnnealEpochs), 0, 1);
        return IsLinear ? progress : (1 - Math.Cos(Math.PI * progress)) / 2;
    }
}
