using Anneal.Text.Notations;

namespace Anneal.Dialects;

/// <summary>The one-cycle triangle of tutorials, in their form of the formula, operation by operation.</summary>
internal sealed record CallbackOneCycle(double Low, double High, long Half) : Schedule(2 * Half + 1)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<CallbackOneCycle>("callback-one-cycle", static (field, own) => new CallbackOneCycle(
        field.Number("low", own?.Low), field.Number("high", own?.High), (long)Require.Between(1, 1L << 40, field.Steps("half", own?.Half))));

    internal override double Final => Falling(2 * Half);

    internal override double Evaluate(long step, Ending ending) =>
        step < Half ? Low + (High - Low) * ((double)step / Half) : Falling(step);

    private protected override double Beyond(long step) => Falling(step);

    private double Falling(long step) => High - (High - Low) * ((double)(step - Half) / Half);
}
