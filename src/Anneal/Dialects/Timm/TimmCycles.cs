using Anneal.Text.Notations;

namespace Anneal.Dialects;

/// <summary>timm's clock of cycles: the first is T0 steps long, each other <c>cycle_mul</c> times the one before.</summary>
/// <remarks>
/// With a multiplier other than 1 timm finds the cycle as <c>⌊log(1 − t / T0 · (1 − mul)) / log(mul)⌋</c>, whose rounding can be one too
/// small at the exact step of a restart: mul = 3 at t = 121 T0, mul = 10 at t = 111 T0. The value there is the lowest instead of the peak,
/// here too. <see cref="Schedule.Repeat"/> and <see cref="Schedule.Then"/> count steps exactly.
/// </remarks>
/// <param name="InitialLength">T0, <c>t_initial</c>.</param>
/// <param name="Multiplier"><c>cycle_mul</c>.</param>
/// <param name="Decay"><c>cycle_decay</c>: the peak of a cycle over that of the one before.</param>
/// <param name="Limit"><c>cycle_limit</c>: how many cycles.</param>
internal readonly record struct TimmCycles(long InitialLength, double Multiplier, double Decay, long Limit)
{
    internal static TimmCycles Read(Fields field, TimmCycles? own) => Of(
        field.Steps("period", own?.InitialLength), field.Number("cycle-mul", own?.Multiplier, 1), field.Number("cycle-decay", own?.Decay, 1), field.Count("cycle-limit", own?.Limit, 1));

    /// <summary>Steps of all cycles together.</summary>
    public long TotalSteps
    {
        get
        {
            double cycles = Math.Max(1, Limit);
            double total = Multiplier == 1 ? InitialLength * cycles : InitialLength * (1 - Math.Pow(Multiplier, cycles)) / (1 - Multiplier);
            return total < 1L << 62 ? Math.Max(1, (long)total) : Schedule.Unbounded;
        }
    }

    public static TimmCycles Of(long tInitial, double cycleMul, double cycleDecay, long cycleLimit) =>
        new(Require.AtLeast(1, tInitial), Require.Positive(cycleMul), Require.Finite(cycleDecay), Require.AtLeast(0, cycleLimit));

    /// <summary>The number of the cycle of a step, and how far it has come in it.</summary>
    public (double Cycle, double Done, double Length) At(long step)
    {
        if (Multiplier == 1)
            return (step / InitialLength, step % InitialLength, InitialLength);
        double cycle = Math.Floor(Math.Log(1 - (double)step / InitialLength * (1 - Multiplier)) / Math.Log(Multiplier));
        if (!double.IsFinite(cycle))
        {
            throw new ArgumentOutOfRangeException(
                nameof(step), $"All cycles that shrink by {Multiplier} end before step {step}, where timm has no logarithm. Stop the run before.");
        }

        double grown = Math.Pow(Multiplier, cycle);
        return (cycle, Math.Max(0, step - (1 - grown) / (1 - Multiplier) * InitialLength), grown * InitialLength);
    }
}

/// <summary>A falling shape in timm's cycles; <c>lr_min</c> after the last.</summary>
internal abstract record TimmCycle(double LearningRate, double LrMin, TimmCycles Cycles) : Schedule(Cycles.TotalSteps)
{
    internal sealed override double Final => LrMin;

    internal sealed override double Evaluate(long step, Ending ending)
    {
        (double cycle, double done, double length) = Cycles.At(step);
        double peak = LearningRate * Math.Pow(Cycles.Decay, cycle);
        return cycle < Cycles.Limit ? LrMin + (peak - LrMin) * Share(done, length) : LrMin;
    }

    /// <summary>From 1 at the beginning of a cycle to 0 at its end.</summary>
    private protected abstract double Share(double done, double length);

    private protected sealed override double Beyond(long step) => Evaluate(step, Ending.HalfOpen);
}
