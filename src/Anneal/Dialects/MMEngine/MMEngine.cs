using Anneal.Text.Notations;

namespace Anneal.Dialects;

/// <summary>Schedules with MMEngine's own windows and end points, under MMEngine's own names (<c>mmengine.optim</c>, version 0.10).</summary>
/// <remarks>
/// <para>Every scheduler acts in a window of steps, from <c>begin</c> up to and without <c>end</c>: before it the optimizer keeps its rate, in it
/// the clock is <c>k = t − begin</c>, after it the last value is held. Step t is the update that uses the value. By default the window
/// begins at 0 and, at a thousand million, never ends.</para>
/// <para>Arguments have the library's names in .NET's casing and its defaults; <c>learningRate</c> is the <c>lr</c> of the optimizer's parameter group.
/// <c>by_epoch</c> only says what a step is. <see cref="Schedule.PerEpoch"/> turns a schedule of epochs into one of updates.</para>
/// </remarks>
public static partial class MMEngine
{
    /// <summary>The library's <c>end</c> of a window that never ends.</summary>
    public const long Infinity = 1_000_000_000;

    private static MMEngineWindow Window(double learningRate, Schedule inner, long begin, long end) =>
        new(Require.Finite(learningRate), inner, begin, end);

    /// <summary>The steps of a window, less one: the clock's last value, where the library's linear and polynomial shapes end.</summary>
    internal static long LastOf(long begin, long end) => end > begin
        ? end - begin - 1
        : throw new ArgumentOutOfRangeException(nameof(end), $"'end' must be larger than 'begin', {begin}; it is {end}.");

    private static double MinimumOf(double learningRate, double? etaMin, double? etaMinRatio) => (etaMin, etaMinRatio) switch
    {
        ({ } minimum, null) => Require.Finite(minimum, nameof(etaMin)),
        (null, { } ratio) => learningRate * Require.Finite(ratio, nameof(etaMinRatio)),
        _ => throw new ArgumentException("Give either 'eta_min' or 'eta_min_ratio', not both and not neither."),
    };
}

/// <summary>A schedule on the clock of a window: the optimizer's rate before it, the last value after it.</summary>
internal sealed record MMEngineWindow(double LearningRate, Schedule Inner, long Begin, long End) : Schedule(LengthOf(Inner, Begin, End))
{
    internal static Notation<Schedule> Notation { get; } = Written.As<MMEngineWindow>("mmengine-window", static (field, own) =>
    {
        Schedule inner = field.Inner(own?.Inner);
        double rate = field.Number("rate", own?.LearningRate);
        long begin = field.Count("begin", own?.Begin, 0), end = field.Count("end", own?.End, MMEngine.Infinity);
        MMEngine.LastOf(begin, end);
        return new MMEngineWindow(rate, inner, begin, end);
    });

    internal override double Final => Evaluate(Steps - 1, Ending.Closed);

    internal override double Evaluate(long step, Ending ending) => step < Begin ? LearningRate : Inner.At(Math.Min(step, End - 1) - Begin);

    private protected override double Beyond(long step) => Evaluate(step, Ending.Closed);

    /// <summary>A schedule that raises an error after its end ends the run, if the window is long enough to come there.</summary>
    private static long LengthOf(Schedule inner, long begin, long end) =>
        inner is PyTorchPhases phases && phases.TotalSteps < end - begin - 1 ? begin + phases.TotalSteps : Unbounded;
}
