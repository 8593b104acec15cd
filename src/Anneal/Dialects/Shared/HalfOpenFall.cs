using Anneal.Text.Notations;

namespace Anneal.Dialects;

/// <summary>A decay that libraries run half-open: <c>To + (From − To) · Shape((k + Offset) / Length)</c>.</summary>
/// <remarks>
/// Unlike <see cref="Ramp"/>, the last step of a run does not reach <paramref name="To"/>; the step after it does, and holds it.
/// </remarks>
/// <param name="From">The value at progress 0.</param>
/// <param name="To">The value at progress 1.</param>
/// <param name="Length">Steps from progress 0 to progress 1, 1 or more.</param>
/// <param name="Shape">The formula.</param>
/// <param name="Offset">How far the clock is ahead at step 0.</param>
/// <param name="GoesOn">Whether the progress goes on past 1, where a cosine rises again; if not, <paramref name="To"/> is held.</param>
internal sealed record HalfOpenFall(double From, double To, long Length, Fall Shape, long Offset = 0, bool GoesOn = false)
    : Schedule(GoesOn ? Length : Length - Offset)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<HalfOpenFall>("half-open-fall", static (field, own) =>
    {
        double from = field.Number("from", own?.From), to = field.Number("to", own?.To);
        long length = Require.AtLeast(1, field.Steps("length", own?.Length)), offset = Require.Between(0, length, field.Steps("offset", own?.Offset, 0)) is var start ? (long)start : 0;
        return new HalfOpenFall(from, to, length, Fall.Read(field, own?.Shape), offset, field.Flag("goes-on", own?.GoesOn));
    });

    internal override double Final => To;

    internal override double Evaluate(long step, Ending ending) => To + (From - To) * Shape.At(((double)step + Offset) / Length);

    private protected override double Beyond(long step) => GoesOn ? Evaluate(step, Ending.HalfOpen) : To;
}

/// <summary>The same decay backwards, <c>From + (To − From) · Shape(1 − k / Length)</c>: a warm-up to what follows.</summary>
/// <param name="From">The value at progress 0.</param>
/// <param name="To">The value at progress 1.</param>
/// <param name="Length">Steps, 0 or more.</param>
/// <param name="Shape">The formula of the decay that is run backwards.</param>
internal sealed record HalfOpenRise(double From, double To, long Length, Fall Shape) : Schedule(Length)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<HalfOpenRise>("half-open-rise", static (field, own) => new HalfOpenRise(
        field.Number("from", own?.From), field.Number("to", own?.To), Require.AtLeast(0, field.Steps("length", own?.Length)), Fall.Read(field, own?.Shape)));

    internal override double Final => To;

    internal override double Evaluate(long step, Ending ending) => From + (To - From) * Shape.Rise((double)step / Length);
}
