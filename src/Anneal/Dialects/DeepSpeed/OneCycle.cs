using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class DeepSpeed
{
    /// <summary>OneCycle: up and down in straight lines or stairs, momentum (β1) against it, then an inverse-time decay.</summary>
    /// <remarks>
    /// <para>With a cycle of S updates: the minimum at 0 and S, the maximum at the end of the first half, straight between; after S
    /// <c>min / (1 + decay_lr_rate · (t − S) / decay_step_size)</c>. Momentum mirrors the rate, but update 0 has its <em>minimum</em>, and after
    /// the cycle it <em>grows</em>: <c>max · (1 + decay_mom_rate · (t − S) / decay_step_size)</c>, past 1 in the end. Both as in the library.</para>
    /// <para>The default <c>decay_step_size</c> 0 means no decay at all, whatever the rates say. The optimizer's own rate is ignored; an
    /// optimizer without β keeps its momentum. The paper's tail is a line down to a hundredth of the minimum: <see cref="Anneal.OneCycle"/>.</para>
    /// </remarks>
    /// <param name="cycleMinLr"><c>cycle_min_lr</c>.</param>
    /// <param name="cycleMaxLr"><c>cycle_max_lr</c>.</param>
    /// <param name="decayLrRate"><c>decay_lr_rate</c>.</param>
    /// <param name="cycleFirstStepSize"><c>cycle_first_step_size</c>: updates up, above 0.</param>
    /// <param name="cycleSecondStepSize"><c>cycle_second_step_size</c>: updates down, 0 or more; as many as up if not given.</param>
    /// <param name="cycleFirstStairCount"><c>cycle_first_stair_count</c>: stairs up; 0 for a line.</param>
    /// <param name="cycleSecondStairCount"><c>cycle_second_stair_count</c>: stairs down; as many as up if not given.</param>
    /// <param name="decayStepSize"><c>decay_step_size</c>; 0 for no decay.</param>
    /// <param name="cycleMomentum"><c>cycle_momentum</c>; if not, momentum is 0 in the plan, for the library leaves the optimizer's alone.</param>
    /// <param name="cycleMinMom"><c>cycle_min_mom</c>, at the peak of the rate.</param>
    /// <param name="cycleMaxMom"><c>cycle_max_mom</c>, at both ends.</param>
    /// <param name="decayMomRate"><c>decay_mom_rate</c>.</param>
    /// <returns>Learning rate and momentum, both unbounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or a size is out of its range.</exception>
    public static Plan OneCycle(
        double cycleMinLr, double cycleMaxLr, double decayLrRate = 0, double cycleFirstStepSize = 2000, double? cycleSecondStepSize = null,
        long cycleFirstStairCount = 0, long? cycleSecondStairCount = null, double decayStepSize = 0, bool cycleMomentum = true,
        double cycleMinMom = 0.8, double cycleMaxMom = 0.9, double decayMomRate = 0)
    {
        double up = Require.Positive(cycleFirstStepSize), down = Require.NotNegative(cycleSecondStepSize ?? up, nameof(cycleSecondStepSize));
        var half = new DeepSpeedTriangle(up, down, cycleFirstStairCount, cycleSecondStairCount ?? cycleFirstStairCount);
        double rateDecay = decayStepSize == 0 ? 0 : Require.Finite(decayLrRate) / Require.Finite(decayStepSize);
        double momentumDecay = decayStepSize == 0 ? 0 : Require.Finite(decayMomRate) / decayStepSize;
        return new Plan(
            new DeepSpeedCycleRate(half, Require.Finite(cycleMinLr), Require.Finite(cycleMaxLr), rateDecay),
            cycleMomentum ? new DeepSpeedCycleMomentum(half, Require.Finite(cycleMinMom), Require.Finite(cycleMaxMom), momentumDecay) : null);
    }
}

/// <summary>The share of the way up at an update of DeepSpeed's OneCycle, operation by operation.</summary>
internal readonly record struct DeepSpeedTriangle(double Up, double Down, long StairsUp, long StairsDown)
{
    internal static DeepSpeedTriangle Read(Fields field, DeepSpeedTriangle? own) => new(
        Require.Positive(field.Number("up", own?.Up)), Require.NotNegative(field.Number("down", own?.Down)),
        field.Count("stairs-up", own?.StairsUp, 0), field.Count("stairs-down", own?.StairsDown, 0));

    public double Steps => Up + Down;

    public double At(long step)
    {
        double turns = step / Steps, ratio = Up / Steps;
        double within = 1 + turns - Math.Floor(1 + turns);
        bool isRising = within <= ratio;
        long stairs = isRising ? StairsUp : StairsDown;
        if (stairs > 0)
            return Math.Floor(StairAt(step % Steps, stairs)) / stairs;
        return isRising ? within / ratio : (within - 1) / (ratio - 1);
    }

    /// <summary>Stairs are counted from the update within the cycle, so that rounding never loses one.</summary>
    private double StairAt(double update, long stairs) => update <= Up ? update * stairs / Up : (Steps - update) * stairs / Down;
}

/// <summary>The learning rate of DeepSpeed's OneCycle.</summary>
internal sealed record DeepSpeedCycleRate(DeepSpeedTriangle Triangle, double Low, double High, double Decay) : Schedule(Unbounded)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<DeepSpeedCycleRate>("deepspeed-cycle", static (field, own) => new DeepSpeedCycleRate(
        DeepSpeedTriangle.Read(field, own?.Triangle), field.Number("low", own?.Low), field.Number("high", own?.High), field.Number("decay", own?.Decay, 0)));

    internal override double Final => Decay == 0 ? Low : 0;

    internal override double Evaluate(long step, Ending ending) => step <= Triangle.Steps
        ? Low + (High - Low) * Triangle.At(step)
        : Low / (1 + Decay * (step - Triangle.Steps));
}

/// <summary>The momentum of DeepSpeed's OneCycle.</summary>
internal sealed record DeepSpeedCycleMomentum(DeepSpeedTriangle Triangle, double Low, double High, double Growth) : Schedule(Unbounded)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<DeepSpeedCycleMomentum>("deepspeed-cycle-momentum", static (field, own) => new DeepSpeedCycleMomentum(
        DeepSpeedTriangle.Read(field, own?.Triangle), field.Number("low", own?.Low), field.Number("high", own?.High), field.Number("growth", own?.Growth, 0)));

    internal override double Final => High;

    internal override double Evaluate(long step, Ending ending)
    {
        if (step == 0)
            return Low;
        return step <= Triangle.Steps
            ? High - (High - Low) * Triangle.At(step)
            : High * (1 + Growth * (step - Triangle.Steps));
    }
}
