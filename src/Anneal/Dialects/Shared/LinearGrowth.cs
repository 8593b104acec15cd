namespace Anneal.Dialects;

/// <summary>Growth without end in proportion to the step: <c>Initial · (1 + Rate · (t / Period))</c>.</summary>
internal sealed record LinearGrowth(double Initial, double Rate, double Period) : Schedule(Unbounded)
{
    internal override double Final => Rate == 0 ? Initial : double.PositiveInfinity * Initial * Rate;

    internal override double Evaluate(long step, Ending ending) => Initial * (1 + Rate * (step / Period));
}
