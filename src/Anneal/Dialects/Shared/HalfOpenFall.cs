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
    internal override double Final => To;

    internal override double Evaluate(long step, Ending ending) => From + (To - From) * Shape.Rise((double)step / Length);
}
