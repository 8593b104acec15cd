using Anneal.Text.Notations;

namespace Anneal.Dialects;

/// <summary>A whole number of batches, samples, tokens or iterations, and how their clock goes with the batches.</summary>
/// <param name="Value">How many.</param>
/// <param name="Unit">Of what; never epochs or fractions, which became batches.</param>
/// <param name="PerBatch">How many of them a batch has.</param>
/// <param name="BatchesPer">How many batches one of them has.</param>
internal readonly record struct ComposerTime(long Value, ComposerUnit Unit, long PerBatch = 1, long BatchesPer = 1)
{
    /// <summary>The first batch that begins at this time or later.</summary>
    public long FirstBatch => ComposerClock.BatchesUpTo(Value, PerBatch, BatchesPer);

    /// <summary>A schedule on this unit's clock, read by batch.</summary>
    public Schedule OnBatches(Schedule schedule) =>
        PerBatch == 1 ? schedule.PerEpoch(BatchesPer) : new ComposerClock(schedule, PerBatch);
}

/// <summary>A schedule that counts samples or tokens, read by batch.</summary>
/// <param name="Inner">The schedule, one step a sample or token.</param>
/// <param name="PerBatch">Its steps in a batch.</param>
internal sealed record ComposerClock(Schedule Inner, long PerBatch)
    : Schedule(Inner.Steps == Unbounded ? Unbounded : BatchesUpTo(Inner.Steps, PerBatch, 1))
{
    internal static Notation<Schedule> Notation { get; } = Written.As<ComposerClock>("composer-clock", static (field, own) => new ComposerClock(
        field.Inner(own?.Inner), Require.AtLeast(1, field.Count("per-batch", own?.PerBatch))));

    internal override double Final => Inner.Final;

    /// <summary>The first batch at or after a number of units.</summary>
    public static long BatchesUpTo(long units, long perBatch, long batchesPer) => (long)(((Int128)units * batchesPer + perBatch - 1) / perBatch);

    internal override double Evaluate(long step, Ending ending) => Inner.Evaluate(UnitsAt(step), ending);

    private protected override double Beyond(long step) => Inner.At(UnitsAt(step));

    private long UnitsAt(long step) => (long)Int128.Min((Int128)step * PerBatch, Unbounded - 1);
}
