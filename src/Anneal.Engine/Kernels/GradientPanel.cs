using System.Runtime.Intrinsics;

namespace Anneal.Engine.Kernels;

/// <summary>
/// Prepares one panel of an output gradient: masks it by the rectifier, packs its columns together for the weight
/// gradient, and sums them over the batch for the bias.
/// </summary>
/// <remarks>
/// Rows are summed in order, so vectors and scalars give the same bits. Padding columns of the packed panel and of the
/// sums become exact zeros; with them the weights' padding has exactly zero gradient.
/// </remarks>
internal static unsafe class GradientPanel
{
    private const int Lanes = 8;

    /// <param name="gradient">[rows, stride] from the panel's first column; masked in place.</param>
    /// <param name="output">The layer's output in the same places; null where there is no rectifier.</param>
    /// <param name="rows">Examples.</param>
    /// <param name="stride">Floats from row to row.</param>
    /// <param name="width">Columns of the packed panel: 16, 24 or 32.</param>
    /// <param name="used">Columns that exist.</param>
    /// <param name="packed">[rows, width].</param>
    /// <param name="sums">[width].</param>
    public static void Prepare(
        float* gradient, float* output, int rows, int stride, int width, int used, float* packed, float* sums)
    {
        int done = Vector256.IsHardwareAccelerated ? used / Lanes * Lanes : 0;
        Vectors(gradient, output, rows, stride, width, done, packed, sums);
        Scalars(gradient, output, rows, stride, width, done, used, packed, sums);
    }

    /// <summary>The definition, for the columns from <paramref name="first"/> on.</summary>
    public static void Scalars(
        float* gradient, float* output, int rows, int stride, int width, int first, int used, float* packed, float* sums)
    {
        new Span<float>(sums + first, width - first).Clear();
        for (int row = 0; row < rows; row++, gradient += stride, packed += width)
        {
            for (int column = first; column < used; column++)
            {
                if (output != null && !(output[(long)row * stride + column] > 0))
                    gradient[column] = 0;
                packed[column] = gradient[column];
                sums[column] += gradient[column];
            }

            new Span<float>(packed + used, width - used).Clear();
        }
    }

    /// <summary>The columns before <paramref name="end"/>, row by row: rows a power of two apart share few sets of the cache, so none is come back to.</summary>
    private static void Vectors(float* gradient, float* output, int rows, int stride, int width, int end, float* packed, float* sums)
    {
        new Span<float>(sums, end).Clear();
        for (int row = 0; row < rows; row++, gradient += stride, packed += width)
        {
            float* y = output == null ? null : output + (long)row * stride;
            for (int column = 0; column < end; column += Lanes)
            {
                Vector256<float> g = Vector256.Load(gradient + column);
                if (y != null)
                {
                    g &= Vector256.GreaterThan(Vector256.Load(y + column), Vector256<float>.Zero);
                    g.Store(gradient + column);
                }

                g.Store(packed + column);
                (Vector256.Load(sums + column) + g).Store(sums + column);
            }
        }
    }
}
