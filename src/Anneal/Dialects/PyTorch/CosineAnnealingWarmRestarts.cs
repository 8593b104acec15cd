using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class PyTorch
{
    /// <summary>CosineAnnealingWarmRestarts: <c>η_min + (lr − η_min)(1 + cos(π T_cur / T_i)) / 2</c> in periods of T_i = <c>T_0 · T_mult^i</c> steps.</summary>
    /// <remarks>
    /// As plain <c>step()</c> counts, in whole numbers: each period begins at the peak and stops one step short of the minimum.
    /// (<c>step(epoch)</c> finds the period by a logarithm, and is one too low at some restarts; it is not followed here.)
    /// The native form is <c>new Ramp(lr, η_min, T_0, Curve.Cosine).Repeat(n)</c>, or such ramps one after another.
    /// </remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="t0"><c>T_0</c>, 1 or more.</param>
    /// <param name="tMult"><c>T_mult</c>, a whole number, 1 or more; 1 by default.</param>
    /// <param name="etaMin"><c>eta_min</c>; 0 by default.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule CosineAnnealingWarmRestarts(double learningRate, long t0, long tMult = 1, double etaMin = 0) =>
        new PyTorchRestarts(Require.Finite(learningRate), Require.AtLeast(1, t0), Require.AtLeast(1, tMult), Require.Finite(etaMin));
}

/// <summary>CosineAnnealingWarmRestarts, which sets the rate rather than changing it.</summary>
internal sealed record PyTorchRestarts(double LearningRate, long FirstPeriod, long Growth, double EtaMin) : PyTorchScheduler
{
    internal static Notation<Schedule> Notation { get; } = Written.As<PyTorchRestarts>("pytorch-restarts", static (field, own) => PyTorch.CosineAnnealingWarmRestarts(
        field.Number("rate", own?.LearningRate), field.Steps("t-0", own?.FirstPeriod), field.Count("t-mult", own?.Growth, 1), field.Number("eta-min", own?.EtaMin, 0)));

    internal override double Evaluate(long step, Ending ending)
    {
        (long current, long period) = Growth == 1 ? (step % FirstPeriod, FirstPeriod) : Grown(step);
        return ValueAt(LearningRate, current, period);
    }

    internal override PyTorchScheduler StartingFrom(double rate, double baseRate) => this with { LearningRate = baseRate };

    private protected override double Next(ref PyTorchGroup group, in PyTorchClock clock, bool isInitial) =>
        ValueAt(clock.BaseRate, clock.Current, clock.Period);

    private protected override void Advance(ref PyTorchGroup group, ref PyTorchClock clock, bool isInitial)
    {
        if (clock.Epoch < 0)
        {
            (clock.Epoch, clock.Current, clock.Period) = (0, 0, FirstPeriod);
        }
        else
        {
            clock.Epoch++;
            clock.Current++;
            if (clock.Current >= clock.Period)
                (clock.Current, clock.Period) = (clock.Current % clock.Period, clock.Period * Growth);
        }

        group.Rate = Next(ref group, clock, isInitial);
    }

    private (long Current, long Period) Grown(long step)
    {
        long period = FirstPeriod;
        while (step >= period)
        {
            step -= period;
            if (period > Unbounded / Growth)
                return (step, Unbounded);
            period *= Growth;
        }

        return (step, period);
    }

    private double ValueAt(double peak, long current, long period) => EtaMin + (peak - EtaMin) * (1 + Math.Cos(Math.PI * current / period)) / 2;
}
