using Anneal.Text.Notations;

namespace Anneal.Dialects;

/// <summary>Inverse time: <c>Initial / (1 + Rate · (t / Period))</c>. Unbounded.</summary>
internal sealed record InverseTime(double Initial, double Rate, double Period) : Schedule(Unbounded)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<InverseTime>("inverse-time", static (field, own) => new InverseTime(
        field.Number("initial", own?.Initial), field.Number("rate", own?.Rate), field.Number("period", own?.Period)));

    internal override double Final => Rate == 0 ? Initial : 0;

    internal override double Evaluate(long step, Ending ending) => Initial / (1 + Rate * (step / Period));
}
