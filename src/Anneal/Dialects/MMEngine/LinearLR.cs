namespace Anneal.Dialects;

public static partial class MMEngine
{
    /// <summary>LinearLR: <c>lr · (start + (end − start) · k / n)</c>, where n is the clock of the window's last step, one less than its length.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="startFactor"><c>start_factor</c>, above 0 and at most 1; a third by default. (The library takes 0 too, and divides by it at the next step.)</param>
    /// <param name="endFactor"><c>end_factor</c>, from 0 to 1; 1 by default.</param>
    /// <param name="begin"><c>begin</c>: the first step of the window.</param>
    /// <param name="end"><c>end</c>: the first step after it.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule LinearLR(double learningRate, double startFactor = 1.0 / 3, double endFactor = 1, long begin = 0, long end = Infinity) =>
        Window(learningRate, PyTorch.LinearLR(learningRate, startFactor, endFactor, LastOf(begin, end)), begin, end);
}
