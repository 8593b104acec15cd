namespace Anneal.Dialects;

public static partial class Fastai
{
    /// <summary><c>fit_sgdr</c>: half cosines to 0, each cycle longer by a factor.</summary>
    /// <remarks>
    /// The fit has <c>cycle_len (mult^n − 1) / (mult − 1)</c> epochs, and cycle i the share <c>cycle_len · mult^i</c> of them, in float32, so a restart
    /// may come a batch late. With <c>cycle_mult</c> 1 fastai divides by zero. The native form is <see cref="WarmRestarts"/>.
    /// </remarks>
    /// <param name="nCycles"><c>n_cycles</c>, 1 or more.</param>
    /// <param name="cycleLen"><c>cycle_len</c>, epochs of the first cycle; 1 or more.</param>
    /// <param name="lrMax"><c>lr_max</c>, the first value of each cycle.</param>
    /// <param name="totalSteps">Batches of the whole fit, 1 or more.</param>
    /// <param name="cycleMult"><c>cycle_mult</c>: what each cycle's length is multiplied by; 2 or more.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule FitSgdr(int nCycles, long cycleLen, double lrMax, long totalSteps, long cycleMult = 2)
    {
        Require.AtLeast(1, nCycles);
        Require.AtLeast(1, cycleLen);
        Require.AtLeast(2, cycleMult);
        double epochs = Math.Floor(cycleLen * (Math.Pow(cycleMult, nCycles) - 1) / (cycleMult - 1));
        return new FastaiPhases(
            Require.AtLeast(1, totalSteps),
            [.. Enumerable.Range(0, nCycles).Select(cycle => cycleLen * Math.Pow(cycleMult, cycle) / epochs)],
            [.. Enumerable.Repeat(new FastaiCurve(FastaiShape.Cos, Require.Finite(lrMax), 0), nCycles)]);
    }
}
