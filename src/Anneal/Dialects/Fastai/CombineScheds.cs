using System.Globalization;

namespace Anneal.Dialects;

public static partial class Fastai
{
    /// <summary><c>combine_scheds</c>: schedule functions one after another, each for its share of the fit.</summary>
    /// <remarks>Shares and positions are float32 numbers; the shares must add up to 1 exactly in double, as fastai asserts.</remarks>
    /// <param name="pcts"><c>pcts</c>: the shares, from 0 to 1.</param>
    /// <param name="scheds"><c>scheds</c>: the name of each function ("SchedLin", "SchedCos", "SchedNo", "SchedExp" or "SchedPoly"), its start, its end, and its power.</param>
    /// <param name="totalSteps">Batches of the whole fit, 1 or more.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">A name is unknown, the counts differ, or the shares do not add up to 1.</exception>
    public static Schedule CombineScheds(
        IEnumerable<double> pcts, IEnumerable<(string Name, double Start, double End, double Power)> scheds, long totalSteps)
    {
        ValueList<double> shares = [.. pcts];
        ValueList<FastaiCurve> curves = [.. scheds.Select(sched => new FastaiCurve(ShapeOf(sched.Name), Require.Finite(sched.Start), Require.Finite(sched.End), sched.Power))];
        double sum = shares.Sum();
        if (shares.Count != curves.Count || shares.Count == 0)
            throw new ArgumentException($"There are {shares.Count} shares for {curves.Count} schedules. Give one for each.", nameof(pcts));
        if (sum != 1)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The shares add up to {sum:R}, where fastai asserts exactly 1. Change the last one."), nameof(pcts));
        foreach (double share in shares)
            Require.Fraction(share, nameof(pcts));
        return new FastaiPhases(Require.AtLeast(1, totalSteps), shares, curves);
    }

    private static FastaiShape ShapeOf(string name) => Require.OneOf(name, "SchedLin", "SchedCos", "SchedNo", "SchedExp", "SchedPoly") switch
    {
        "SchedLin" => FastaiShape.Lin,
        "SchedCos" => FastaiShape.Cos,
        "SchedNo" => FastaiShape.No,
        "SchedExp" => FastaiShape.Exp,
        _ => FastaiShape.Poly,
    };
}
