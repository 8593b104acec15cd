using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class Composer
{
    /// <summary>CosineAnnealingWarmRestartsScheduler: half waves from <c>lr</c> towards <c>lr · α_f</c>, each <c>⌊t_mult · length⌋</c> long.</summary>
    /// <remarks>
    /// Lengths are whole units of <c>t_0</c>, truncated one after the other: from 10 with 1.25 they are 10, 12, 15, 18. A factor below 1 lets them
    /// shrink to nothing, where the library raises an error; so does this schedule, at that batch.
    /// </remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>; 1 gives the multiplier.</param>
    /// <param name="run">The run.</param>
    /// <param name="t0"><c>t_0</c>, the length of the first cycle, a time string.</param>
    /// <param name="tMult"><c>t_mult</c>, 0 or more: what each cycle's length is multiplied by.</param>
    /// <param name="alphaF"><c>alpha_f</c>, the multiplier that each cycle falls towards.</param>
    /// <returns>The schedule by batch; unbounded unless the cycles shrink to nothing.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range, or a time cannot be counted in batches.</exception>
    public static Schedule CosineAnnealingWarmRestartsScheduler(double learningRate, ComposerRun run, string t0, double tMult = 1, double alphaF = 0)
    {
        ArgumentNullException.ThrowIfNull(run);
        ComposerTime first = run.Resolve(t0);
        var cycles = TruncatedCycles.From(Require.AtLeast(1, first.Value, nameof(t0)), Require.NotNegative(tMult));
        return first.OnBatches(new ComposerRestarts(learningRate, learningRate * alphaF, cycles));
    }
}

/// <summary>Half waves over cycles of truncated lengths.</summary>
internal sealed record ComposerRestarts(double High, double Low, TruncatedCycles Cycles) : Schedule(Cycles.End)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<ComposerRestarts>("composer-restarts", static (field, own) =>
    {
        double high = field.Number("high", own?.High), low = field.Number("low", own?.Low);
        long period = Require.AtLeast(1, field.Steps("period", own?.Cycles.FirstLength));
        return new ComposerRestarts(high, low, TruncatedCycles.From(period, Require.NotNegative(field.Number("multiplier", own?.Cycles.Multiplier, 1))));
    });

    internal override double Final => Low;

    internal override double Evaluate(long step, Ending ending)
    {
        (long start, long length) = Cycles.At(step);
        return Low + (High - Low) * Fall.HalfWave.At((double)(step - start) / length);
    }

    private protected override double Beyond(long step) =>
        throw new ArgumentOutOfRangeException(
            nameof(step), $"The interval between restarts has shrunk to 0 at {Cycles.End}, before {step}. Choose t_mult = 1 or more.");
}
