namespace Anneal.Dialects;

public static partial class MMEngine
{
    /// <summary>OneCycleLR: the rate of <see cref="PyTorch.OneCycleLR"/> on the clock of its window; momentum is not cycled.</summary>
    /// <remarks>
    /// As in PyTorch a value is delivered for k = T, one past the end, that lies outside the cycle, and an error raised for the next, if the window
    /// is long enough to come there.
    /// </remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>, in force before the window.</param>
    /// <param name="etaMax"><c>eta_max</c> of one parameter group; 0 by default, as in the library.</param>
    /// <param name="totalSteps"><c>total_steps</c>, 1 or more; the window's length if not given.</param>
    /// <param name="pctStart"><c>pct_start</c>: a fraction from 0 to 1, not a percentage.</param>
    /// <param name="annealStrategy"><c>anneal_strategy</c>: "cos" or "linear".</param>
    /// <param name="divFactor"><c>div_factor</c>: peak over first value; not 0.</param>
    /// <param name="finalDivFactor"><c>final_div_factor</c>: first value over last; not 0.</param>
    /// <param name="threePhase"><c>three_phase</c>.</param>
    /// <param name="begin"><c>begin</c>: the first step of the window.</param>
    /// <param name="end"><c>end</c>: the first step after it.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The first phase has no length, where the library divides by zero.</exception>
    public static Schedule OneCycleLR(
        double learningRate, double etaMax = 0, long? totalSteps = null, double pctStart = 0.3, string annealStrategy = "cos",
        double divFactor = 25, double finalDivFactor = 1e4, bool threePhase = false, long begin = 0, long end = Infinity)
    {
        long length = totalSteps ?? LastOf(begin, end) + 1;
        Plan cycle = PyTorch.OneCycleLR(
            etaMax, length, pctStart, annealStrategy, cycleMomentum: false, divFactor: divFactor, finalDivFactor: finalDivFactor, threePhase: threePhase);
        LastOf(begin, end);
        return Window(learningRate, (PyTorchPhases)cycle.LearningRate with { ErrorCountsFrom = 1 }, begin, end);
    }
}
