using Anneal.Text.Notations;

namespace Anneal.Dialects;

/// <summary>Growth without end in proportion to the step: <c>Initial · (1 + Rate · (t / Period))</c>.</summary>
internal sealed record LinearGrowth(double Initial, double Rate, double Period) : Schedule(Unbounded)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<LinearGrowth>("linear-growth", static (field, own) => new LinearGrowth(
        field.Number("initial", own?.Initial), field.Number("rate", own?.Rate), field.Number("period", own?.Period)));

    internal override double Final => Rate == 0 ? Initial : double.PositiveInfinity * Initial * Rate;

    internal override double Evaluate(long step, Ending ending) => Initial * (1 + Rate * (step / Period));
}
