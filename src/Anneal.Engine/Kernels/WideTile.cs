using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace Anneal.Engine.Kernels;

/// <summary>The tiles of a panel of 16 columns where vectors have 512 bits: twelve accumulators of one vector each.</summary>
/// <remarks>
/// A lane is summed in the same order as in <see cref="GatherTile.SixByTwo"/> and <see cref="OuterTile.SixByTwo"/>, so both
/// widths give the same bits.
/// </remarks>
internal static unsafe class WideTile
{
    /// <summary>Positions of a gather tile and inputs of an outer tile.</summary>
    public const int Rows = 12;

    /// <summary>Twelve positions by sixteen output channels; arguments as in <see cref="GatherTile.Run"/>.</summary>
    public static void Gather(
        nint segments, nint length, nint segmentStride, float* source, int* sourceOffsets,
        float* weights, float* init, float* target, int* targetOffsets)
    {
        float* a0 = source + sourceOffsets[0], a1 = source + sourceOffsets[1], a2 = source + sourceOffsets[2];
        float* a3 = source + sourceOffsets[3], a4 = source + sourceOffsets[4], a5 = source + sourceOffsets[5];
        float* a6 = source + sourceOffsets[6], a7 = source + sourceOffsets[7], a8 = source + sourceOffsets[8];
        float* a9 = source + sourceOffsets[9], a10 = source + sourceOffsets[10], a11 = source + sourceOffsets[11];
        V c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11;
        if (init != null)
        {
            c0 = c1 = c2 = c3 = c4 = c5 = c6 = c7 = c8 = c9 = c10 = c11 = Vector512.Load(init);
        }
        else
        {
            c0 = Vector512.Load(target + targetOffsets[0]);
            c1 = Vector512.Load(target + targetOffsets[1]);
            c2 = Vector512.Load(target + targetOffsets[2]);
            c3 = Vector512.Load(target + targetOffsets[3]);
            c4 = Vector512.Load(target + targetOffsets[4]);
            c5 = Vector512.Load(target + targetOffsets[5]);
            c6 = Vector512.Load(target + targetOffsets[6]);
            c7 = Vector512.Load(target + targetOffsets[7]);
            c8 = Vector512.Load(target + targetOffsets[8]);
            c9 = Vector512.Load(target + targetOffsets[9]);
            c10 = Vector512.Load(target + targetOffsets[10]);
            c11 = Vector512.Load(target + targetOffsets[11]);
        }

        for (; segments > 0; segments--)
        {
            for (nint q = 0; q < length; q++)
            {
                V b = Vector512.Load(weights);
                c0 = Vector512.MultiplyAddEstimate(Vector512.Create(a0[q]), b, c0);
                c1 = Vector512.MultiplyAddEstimate(Vector512.Create(a1[q]), b, c1);
                c2 = Vector512.MultiplyAddEstimate(Vector512.Create(a2[q]), b, c2);
                c3 = Vector512.MultiplyAddEstimate(Vector512.Create(a3[q]), b, c3);
                c4 = Vector512.MultiplyAddEstimate(Vector512.Create(a4[q]), b, c4);
                c5 = Vector512.MultiplyAddEstimate(Vector512.Create(a5[q]), b, c5);
                c6 = Vector512.MultiplyAddEstimate(Vector512.Create(a6[q]), b, c6);
                c7 = Vector512.MultiplyAddEstimate(Vector512.Create(a7[q]), b, c7);
                c8 = Vector512.MultiplyAddEstimate(Vector512.Create(a8[q]), b, c8);
                c9 = Vector512.MultiplyAddEstimate(Vector512.Create(a9[q]), b, c9);
                c10 = Vector512.MultiplyAddEstimate(Vector512.Create(a10[q]), b, c10);
                c11 = Vector512.MultiplyAddEstimate(Vector512.Create(a11[q]), b, c11);
                weights += 16;
            }

            a0 += segmentStride;
            a1 += segmentStride;
            a2 += segmentStride;
            a3 += segmentStride;
            a4 += segmentStride;
            a5 += segmentStride;
            a6 += segmentStride;
            a7 += segmentStride;
            a8 += segmentStride;
            a9 += segmentStride;
            a10 += segmentStride;
            a11 += segmentStride;
        }

        c0.Store(target + targetOffsets[0]);
        c1.Store(target + targetOffsets[1]);
        c2.Store(target + targetOffsets[2]);
        c3.Store(target + targetOffsets[3]);
        c4.Store(target + targetOffsets[4]);
        c5.Store(target + targetOffsets[5]);
        c6.Store(target + targetOffsets[6]);
        c7.Store(target + targetOffsets[7]);
        c8.Store(target + targetOffsets[8]);
        c9.Store(target + targetOffsets[9]);
        c10.Store(target + targetOffsets[10]);
        c11.Store(target + targetOffsets[11]);
    }

    /// <summary>Adds a 12 by 16 block; arguments as in <see cref="OuterTile.Run"/>.</summary>
    public static void Outer(
        nint rows, nint columns, float* input, nint inputStep, nint inputRow,
        float* gradient, nint gradientStep, nint gradientRow, float* sum)
    {
        V c0 = Vector512.Load(sum + 0), c1 = Vector512.Load(sum + 16), c2 = Vector512.Load(sum + 32);
        V c3 = Vector512.Load(sum + 48), c4 = Vector512.Load(sum + 64), c5 = Vector512.Load(sum + 80);
        V c6 = Vector512.Load(sum + 96), c7 = Vector512.Load(sum + 112), c8 = Vector512.Load(sum + 128);
        V c9 = Vector512.Load(sum + 144), c10 = Vector512.Load(sum + 160), c11 = Vector512.Load(sum + 176);
        for (; rows > 0; rows--)
        {
            float* a = input;
            float* g = gradient;
            for (nint p = columns; p > 0; p--)
            {
                V b = Vector512.Load(g);
                c0 = Vector512.MultiplyAddEstimate(Vector512.Create(a[0]), b, c0);
                c1 = Vector512.MultiplyAddEstimate(Vector512.Create(a[1]), b, c1);
                c2 = Vector512.MultiplyAddEstimate(Vector512.Create(a[2]), b, c2);
                c3 = Vector512.MultiplyAddEstimate(Vector512.Create(a[3]), b, c3);
                c4 = Vector512.MultiplyAddEstimate(Vector512.Create(a[4]), b, c4);
                c5 = Vector512.MultiplyAddEstimate(Vector512.Create(a[5]), b, c5);
                c6 = Vector512.MultiplyAddEstimate(Vector512.Create(a[6]), b, c6);
                c7 = Vector512.MultiplyAddEstimate(Vector512.Create(a[7]), b, c7);
                c8 = Vector512.MultiplyAddEstimate(Vector512.Create(a[8]), b, c8);
                c9 = Vector512.MultiplyAddEstimate(Vector512.Create(a[9]), b, c9);
                c10 = Vector512.MultiplyAddEstimate(Vector512.Create(a[10]), b, c10);
                c11 = Vector512.MultiplyAddEstimate(Vector512.Create(a[11]), b, c11);
                a += inputStep;
                g += gradientStep;
            }

            input += inputRow;
            gradient += gradientRow;
        }

        c0.Store(sum + 0);
        c1.Store(sum + 16);
        c2.Store(sum + 32);
        c3.Store(sum + 48);
        c4.Store(sum + 64);
        c5.Store(sum + 80);
        c6.Store(sum + 96);
        c7.Store(sum + 112);
        c8.Store(sum + 128);
        c9.Store(sum + 144);
        c10.Store(sum + 160);
        c11.Store(sum + 176);
    }
}
