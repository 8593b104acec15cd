using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class PyTorch
{
    /// <summary>CosineAnnealingLR: <c>η_min + (lr − η_min)(1 + cos(πt / T_max)) / 2</c>, as the library's recursion computes it.</summary>
    /// <remarks>
    /// <para>It is at the minimum at t = <c>T_max</c>, not at the last update of a run of that length, and rises again after it: a period has
    /// 2 · <c>T_max</c> steps. A <see cref="Ramp"/> along <see cref="Curve.Cosine"/> ends at its minimum and stays there.</para>
    /// <para>After each minimum the library starts anew from <c>η_min + (lr − η_min)(1 − cos(π / T_max)) / 2</c>, a difference of nearly equal
    /// numbers whose error the whole next period is multiplied by. This schedule carries that error along; with <c>η_min</c> not 0 it
    /// takes the first steps after a minimum one by one, as many as move the value, at most 4096.</para>
    /// </remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="tMax"><c>T_max</c>, 1 or more.</param>
    /// <param name="etaMin"><c>eta_min</c>; 0 by default.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule CosineAnnealingLR(double learningRate, long tMax, double etaMin = 0) =>
        new PyTorchCosine(Require.Finite(learningRate), Require.AtLeast(1, tMax), Require.Finite(etaMin));
}

/// <summary>CosineAnnealingLR; the base rate differs from the first rate where another scheduler changed it in between.</summary>
internal sealed record PyTorchCosine(double LearningRate, long TMax, double EtaMin) : PyTorchScheduler
{
    private const int MostSingleSteps = 4096;

    /// <summary>The group's <c>initial_lr</c> at construction, from which it rises after a minimum.</summary>
    public double BaseRate { get; init; } = LearningRate;

    internal static Notation<Schedule> Notation { get; } = Written.As<PyTorchCosine>("pytorch-cosine", static (field, own) =>
    {
        double rate = field.Number("rate", own?.LearningRate), baseRate = field.Number("base-rate", own?.BaseRate, rate);
        long length = field.Steps("t-max", own?.TMax);
        return (PyTorchCosine)PyTorch.CosineAnnealingLR(rate, length, field.Number("eta-min", own?.EtaMin, 0)) with { BaseRate = baseRate };
    });

    internal override long FactorSteps => EtaMin == 0 ? TMax + 1 : 0;

    private double FirstRise => (BaseRate - EtaMin) * (1 - Math.Cos(Math.PI / TMax)) / 2;

    internal override double Evaluate(long step, Ending ending) => step <= TMax
        ? EtaMin + (LearningRate - EtaMin) * Height(step) / 2
        : AfterMinimum(step, (step - TMax - 1) % (2 * TMax));

    internal override PyTorchScheduler StartingFrom(double rate, double baseRate) => this with { LearningRate = rate, BaseRate = baseRate };

    private protected override double Next(ref PyTorchGroup group, in PyTorchClock clock, bool isInitial)
    {
        if (isInitial)
            return group.Rate;
        if (clock.Steps == 1 && clock.Epoch > 0)
            return EtaMin + (clock.BaseRate - EtaMin) * Height(clock.Epoch) / 2;
        if ((clock.Epoch - 1 - TMax) % (2 * TMax) == 0)
            return group.Rate + (clock.BaseRate - EtaMin) * (1 - Math.Cos(Math.PI / TMax)) / 2;
        return Following(group.Rate, clock.Epoch - 1, clock.Epoch);
    }

    private protected override double? ClosedFormAtZero(double baseRate) => EtaMin + (baseRate - EtaMin) * Height(0) / 2;

    /// <summary>The value a number of steps after the first of a rise.</summary>
    private double AfterMinimum(long step, long since)
    {
        long at = step - since, singly = Math.Min(step, at + SingleSteps());
        double rate = EtaMin + FirstRise;
        while (at < singly)
            rate = Following(rate, at, ++at);
        return at == step ? rate : Following(rate, at, step);
    }

    /// <summary>How many steps after a minimum are taken singly: until the rounding of one no longer moves the peak by 1e-13 of it.</summary>
    /// <remarks>A rounding of η_min by 1e-16 a steps after the minimum grows by (T / a)²; all from a on together by about a^(−3/2) of the first.</remarks>
    private int SingleSteps()
    {
        if (EtaMin == 0 || BaseRate == EtaMin)
            return 0;
        double grown = 1.1e-16 * Math.Abs(EtaMin / (BaseRate - EtaMin)) * 0.4 * TMax * TMax / 1e-13;
        return (int)Math.Min(MostSingleSteps, Math.Ceiling(Math.Pow(grown, 2.0 / 3)));
    }

    private double Following(double rate, long before, long step) => Height(step) / Height(before) * (rate - EtaMin) + EtaMin;

    private double Height(long step) => 1 + Math.Cos(Math.PI * step / TMax);
}
