using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Anneal.Engine.Kernels;

/// <summary>Copies a matrix with rows and columns exchanged.</summary>
internal static unsafe class Transposition
{
    /// <param name="source">[rows, columns], rows a stride apart.</param>
    /// <param name="sourceStride">Floats from row to row of the source.</param>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    /// <param name="target">[columns, rows], rows a stride apart.</param>
    /// <param name="targetStride">Floats from row to row of the target.</param>
    public static void Run(float* source, int sourceStride, int rows, int columns, float* target, int targetStride)
    {
        int row = 0;
        for (; Sse.IsSupported && row + 4 <= rows; row += 4, source += 4 * sourceStride)
        {
            int column = 0;
            for (; column + 4 <= columns; column += 4)
                Square(source + column, sourceStride, target + (long)column * targetStride + row, targetStride);
            Scalars(source + column, sourceStride, 4, columns - column, target + (long)column * targetStride + row, targetStride);
        }

        Scalars(source, sourceStride, rows - row, columns, target + row, targetStride);
    }

    /// <summary>The panels of a matrix's transpose; padding columns of the target are left alone.</summary>
    /// <param name="from">The layout of the source.</param>
    /// <param name="source">All panels.</param>
    /// <param name="firstRow">The source's row that becomes the first column.</param>
    /// <param name="to">The panel of the result; its columns are counted from that row.</param>
    /// <param name="target">Its first row.</param>
    public static void Run(Panels from, float* source, int firstRow, in Panels.Panel to, float* target)
    {
        for (int i = 0; i < from.Count; i++)
        {
            ref readonly Panels.Panel panel = ref from[i];
            float* first = source + panel.Offset + (long)(firstRow + to.Start) * panel.Width;
            Run(first, panel.Width, to.Used, panel.Used, target + (long)panel.Start * to.Width, to.Width);
        }
    }

    /// <summary>The definition.</summary>
    public static void Scalars(float* source, int sourceStride, int rows, int columns, float* target, int targetStride)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                target[(long)column * targetStride + row] = source[(long)row * sourceStride + column];
        }
    }

    private static void Square(float* source, int sourceStride, float* target, int targetStride)
    {
        Vector128<float> a = Vector128.Load(source), b = Vector128.Load(source + sourceStride);
        Vector128<float> c = Vector128.Load(source + 2 * sourceStride), d = Vector128.Load(source + 3 * sourceStride);
        Vector128<float> leftAbove = Sse.UnpackLow(a, b), leftBelow = Sse.UnpackLow(c, d);
        Vector128<float> rightAbove = Sse.UnpackHigh(a, b), rightBelow = Sse.UnpackHigh(c, d);
        Sse.MoveLowToHigh(leftAbove, leftBelow).Store(target);
        Sse.MoveHighToLow(leftBelow, leftAbove).Store(target + targetStride);
        Sse.MoveLowToHigh(rightAbove, rightBelow).Store(target + 2 * targetStride);
        Sse.MoveHighToLow(rightBelow, rightAbove).Store(target + 3 * targetStride);
    }
}
