using Anneal.Text.Notations;

namespace Anneal.Dialects;

/// <summary>The cyclical learning rate of tutorials, in their form of the formula, operation by operation.</summary>
internal sealed record CallbackTriangle(double Low, double High, double StepSize) : Schedule(Unbounded)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<CallbackTriangle>("callback-cyclic", static (field, own) => new CallbackTriangle(
        field.Number("low", own?.Low), field.Number("high", own?.High), Require.Positive(field.Number("step-size", own?.StepSize))));

    internal override double Final => Low;

    internal override double Evaluate(long step, Ending ending)
    {
        double cycle = Math.Floor(1 + step / (2 * StepSize));
        double distance = Math.Abs(step / StepSize - 2 * cycle + 1);
        return Low + (High - Low) * Math.Max(0, 1 - distance);
    }
}
