using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class MMEngine
{
    /// <summary>PolyLR: <c>η_min + (lr − η_min)(1 − k / n)^power</c>, where n is the clock of the window's last step, one less than its length.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="etaMin"><c>eta_min</c>; 0 by default.</param>
    /// <param name="power"><c>power</c>, 0 or more; 1 by default.</param>
    /// <param name="begin"><c>begin</c>: the first step of the window.</param>
    /// <param name="end"><c>end</c>: the first step after it.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule PolyLR(double learningRate, double etaMin = 0, double power = 1, long begin = 0, long end = Infinity)
    {
        var decay = new MMEnginePolynomial(Require.Finite(learningRate), Require.Finite(etaMin), Require.NotNegative(power), LastOf(begin, end));
        return Window(learningRate, decay, begin, end);
    }
}

/// <summary>PolyLR on the clock of its window.</summary>
internal sealed record MMEnginePolynomial(double LearningRate, double EtaMin, double Power, long Last) : Schedule(Last + 1)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<MMEnginePolynomial>("mmengine-polynomial", static (field, own) => new MMEnginePolynomial(
        field.Number("rate", own?.LearningRate), field.Number("eta-min", own?.EtaMin, 0), Require.NotNegative(field.Number("power", own?.Power, 1)),
        (long)Require.Between(0, MMEngine.Infinity, field.Steps("last", own?.Last))));

    internal override double Final => Evaluate(Last, Ending.Closed);

    internal override double Evaluate(long step, Ending ending) => step == 0
        ? LearningRate
        : EtaMin + (LearningRate - EtaMin) * Math.Pow((double)(Last - step) / Last, Power);
}
