using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector128<float>;

namespace Anneal.Engine.Kernels;

/// <summary>The tiles where vectors have 128 bits: four rows, eight columns at a time.</summary>
/// <remarks>A column is summed as in the scalar definition, each operation rounded by itself: the bits are the same.</remarks>
internal static unsafe class NarrowTile
{
    /// <summary>Positions of a gather tile and inputs of an outer tile.</summary>
    public const int Rows = 4;
    private const int Columns = 8;

    /// <summary>Arguments as in <see cref="GatherTile.Run"/>.</summary>
    public static void Gather(
        int width, nint segments, nint length, nint segmentStride, float* source, int* sourceOffsets,
        float* weights, float* init, float* target, int* targetOffsets)
    {
        for (int column = 0; column < width; column += Columns)
        {
            GatherColumns(
                width, segments, length, segmentStride, source, sourceOffsets,
                weights + column, init == null ? null : init + column, target + column, targetOffsets);
        }
    }

    /// <summary>Arguments as in <see cref="OuterTile.Run"/>.</summary>
    public static void Outer(
        int width, nint rows, nint columns, float* input, nint inputStep, nint inputRow,
        float* gradient, nint gradientStep, nint gradientRow, float* sum)
    {
        for (int column = 0; column < width; column += Columns)
            OuterColumns(width, rows, columns, input, inputStep, inputRow, gradient + column, gradientStep, gradientRow, sum + column);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GatherColumns(
        int width, nint segments, nint length, nint segmentStride, float* source, int* sourceOffsets,
        float* weights, float* init, float* target, int* targetOffsets)
    {
        float* a0 = source + sourceOffsets[0], a1 = source + sourceOffsets[1];
        float* a2 = source + sourceOffsets[2], a3 = source + sourceOffsets[3];
        float* t0 = target + targetOffsets[0], t1 = target + targetOffsets[1];
        float* t2 = target + targetOffsets[2], t3 = target + targetOffsets[3];
        V c00 = Vector128.Load(init == null ? t0 : init), c01 = Vector128.Load((init == null ? t0 : init) + 4);
        V c10 = Vector128.Load(init == null ? t1 : init), c11 = Vector128.Load((init == null ? t1 : init) + 4);
        V c20 = Vector128.Load(init == null ? t2 : init), c21 = Vector128.Load((init == null ? t2 : init) + 4);
        V c30 = Vector128.Load(init == null ? t3 : init), c31 = Vector128.Load((init == null ? t3 : init) + 4);
        for (; segments > 0; segments--)
        {
            for (nint q = 0; q < length; q++, weights += width)
            {
                V b0 = Vector128.Load(weights), b1 = Vector128.Load(weights + 4);
                V x = Vector128.Create(a0[q]);
                c00 += x * b0;
                c01 += x * b1;
                x = Vector128.Create(a1[q]);
                c10 += x * b0;
                c11 += x * b1;
                x = Vector128.Create(a2[q]);
                c20 += x * b0;
                c21 += x * b1;
                x = Vector128.Create(a3[q]);
                c30 += x * b0;
                c31 += x * b1;
            }

            a0 += segmentStride;
            a1 += segmentStride;
            a2 += segmentStride;
            a3 += segmentStride;
        }

        c00.Store(t0);
        c01.Store(t0 + 4);
        c10.Store(t1);
        c11.Store(t1 + 4);
        c20.Store(t2);
        c21.Store(t2 + 4);
        c30.Store(t3);
        c31.Store(t3 + 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OuterColumns(
        int width, nint rows, nint columns, float* input, nint inputStep, nint inputRow,
        float* gradient, nint gradientStep, nint gradientRow, float* sum)
    {
        float* s0 = sum, s1 = sum + width, s2 = sum + 2 * width, s3 = sum + 3 * width;
        V c00 = Vector128.Load(s0), c01 = Vector128.Load(s0 + 4), c10 = Vector128.Load(s1), c11 = Vector128.Load(s1 + 4);
        V c20 = Vector128.Load(s2), c21 = Vector128.Load(s2 + 4), c30 = Vector128.Load(s3), c31 = Vector128.Load(s3 + 4);
        for (; rows > 0; rows--)
        {
            float* a = input;
            float* g = gradient;
            for (nint p = columns; p > 0; p--)
            {
                V b0 = Vector128.Load(g), b1 = Vector128.Load(g + 4);
                V x = Vector128.Create(a[0]);
                c00 += x * b0;
                c01 += x * b1;
                x = Vector128.Create(a[1]);
                c10 += x * b0;
                c11 += x * b1;
                x = Vector128.Create(a[2]);
                c20 += x * b0;
                c21 += x * b1;
                x = Vector128.Create(a[3]);
                c30 += x * b0;
                c31 += x * b1;
                a += inputStep;
                g += gradientStep;
            }

            input += inputRow;
            gradient += gradientRow;
        }

        c00.Store(s0);
        c01.Store(s0 + 4);
        c10.Store(s1);
        c11.Store(s1 + 4);
        c20.Store(s2);
        c21.Store(s2 + 4);
        c30.Store(s3);
        c31.Store(s3 + 4);
    }
}
