using Anneal.Text.Notations;

namespace Anneal;

/// <summary>How a schedule goes on when the end of its run is moved.</summary>
public enum ReplanMode
{
    /// <summary>The rest of the curve at another pace: the value goes on without a jump, the slope changes at once.</summary>
    ContinuousValue,

    /// <summary>The rest of the curve at a pace that changes little by little: value and slope go on without a jump.</summary>
    ContinuousSlope,

    /// <summary>The value is held for as long as the run is longer, then the rest of the curve follows at its own pace.</summary>
    HoldThenDecay,
}

public abstract partial record Schedule
{
    /// <summary>This schedule with its end moved while the run goes on: its own values up to a step, and from there the rest of its curve in the updates that are left.</summary>
    /// <remarks>
    /// <para>With s the step, R = T − 1 − s the updates that were left after it and R' = T' − 1 − s those that are left now, the value at t ≥ s is this
    /// schedule's at <c>p(t) = s + R · u(x)</c>, x = (t − s) / R', read in a straight line between two steps. For <see cref="ReplanMode.ContinuousValue"/>
    /// <c>u = x</c>. For <see cref="ReplanMode.ContinuousSlope"/> <c>u = k · x / (1 + (k − 1) · x)</c> with k = R' / R: p'(s) = R · k / R' = 1, so the slope at s
    /// is the schedule's own, and u rises from 0 to 1 for every k. <see cref="ReplanMode.HoldThenDecay"/> answers this schedule's value at s for T' − T updates,
    /// then its values from s on. In each, update s has this schedule's value at s, and update T' − 1 its final value.</para>
    /// <para>The warp is this library's own; no other library moves the end of a run.</para>
    /// </remarks>
    /// <param name="atStep">s, the first update that may change, from 0 to below <see cref="Steps"/> − 1: the next one of a run.</param>
    /// <param name="newTotal">T', the new length, at least s + 2; for <see cref="ReplanMode.HoldThenDecay"/> more than <see cref="Steps"/>.</param>
    /// <param name="mode">How it goes on.</param>
    /// <returns>A schedule of <paramref name="newTotal"/> updates.</returns>
    /// <exception cref="InvalidOperationException">This schedule never ends, or decides by feedback.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A step or length is out of its range.</exception>
    /// <example>
    /// <code>
    /// Schedule planned = new Ramp(0.1, 0, 1001, Curve.Cosine);
    /// Schedule longer = planned.Replan(atStep: 500, newTotal: 2001, ReplanMode.ContinuousSlope);
    /// double here = longer.At(500), last = longer.At(2000);   // 0.05 and 0
    /// </code>
    /// </example>
    public Schedule Replan(long atStep, long newTotal, ReplanMode mode = ReplanMode.ContinuousSlope)
    {
        RequireEnd("move its end");
        if (Feedback != FeedbackSources.None)
            throw new InvalidOperationException("A schedule with feedback decides for itself when it comes down, so its end cannot be moved. Land it: AnnealFrom.");
        return newTotal == Steps && AfterEnd == AfterEnd.Hold ? this : new Replanned(this, atStep, newTotal, mode);
    }
}

/// <summary>A schedule whose end was moved while the run went on: the result of <see cref="Schedule.Replan"/>.</summary>
public sealed record Replanned : Schedule
{
    internal Replanned(Schedule inner, long atStep, long newTotal, ReplanMode mode)
        : base(Require.AtLeast(atStep + 2, newTotal))
    {
        (Inner, AtStep, Mode) = (inner, Require.AtLeast(0, atStep), mode);
        if (atStep >= inner.Steps - 1)
            throw new ArgumentOutOfRangeException(nameof(atStep), $"'atStep' must be below {inner.Steps - 1}, the last step of the schedule; it is {atStep}. What has ended has no rest to go on with.");
        if (mode == ReplanMode.HoldThenDecay && newTotal <= inner.Steps)
            throw new ArgumentOutOfRangeException(nameof(newTotal), $"To hold before the decay, 'newTotal' must be above {inner.Steps}, the length there was; it is {newTotal}. Take another mode, or land: AnnealFrom.");
    }

    /// <summary>The schedule as it was planned.</summary>
    public Schedule Inner { get; }

    /// <summary>The first update that may differ.</summary>
    public long AtStep { get; }

    /// <summary>How it goes on.</summary>
    public ReplanMode Mode { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<Replanned>("replanned", static (field, own) =>
    {
        Schedule inner = field.Inner(own?.Inner);
        inner.RequireEnd("move its end");
        return new Replanned(inner, field.Steps("at", own?.AtStep), field.Steps("length", own?.Steps), field.Choice("mode", own?.Mode, ReplanMode.ContinuousSlope));
    });

    internal override double Final => Inner.Final;

    internal override double Evaluate(long step, Ending ending)
    {
        if (step <= AtStep)
            return Inner.At(step);
        if (step == Steps - 1)
            return Inner.At(Inner.Steps - 1);
        if (Mode == ReplanMode.HoldThenDecay)
            return Inner.At(Math.Max(AtStep, step - (Steps - Inner.Steps)));
        double left = Inner.Steps - 1 - AtStep, now = Steps - 1 - AtStep, progress = (step - AtStep) / now, pace = now / left;
        double share = Mode == ReplanMode.ContinuousSlope ? pace * progress / (1 + (pace - 1) * progress) : progress;
        double place = Math.Min(left * share, left), whole = Math.Floor(place);
        long before = AtStep + (long)whole;
        double low = Inner.At(before), between = place - whole;
        return between == 0 ? low : double.Lerp(low, Inner.At(before + 1), between);
    }
}
