namespace Anneal.Dialects;

public static partial class MMEngine
{
    /// <summary>ConstantLR: <c>lr · factor</c> in its window, but <c>lr</c> from the window's last step on.</summary>
    /// <remarks>A window of one step keeps the factor for ever, and with factor 0 the library divides by zero at the last step; so does this.</remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="factor"><c>factor</c>, from 0 to 1; a third by default.</param>
    /// <param name="begin"><c>begin</c>: the first step of the window.</param>
    /// <param name="end"><c>end</c>: the first step after it.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule ConstantLR(double learningRate, double factor = 1.0 / 3, long begin = 0, long end = Infinity) =>
        Window(learningRate, PyTorch.ConstantLR(learningRate, factor, LastOf(begin, end)), begin, end);
}
