using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace Anneal.Engine.Kernels;

/// <summary>Gather tiles where vectors have 512 bits.</summary>
/// <remarks>
/// A lane is summed in the same order as in <see cref="GatherTile.SixByTwo"/>, so both widths give the same bits. Tiles are compiled
/// once and fully: compiled from what a first version counted, they keep addresses on the stack and run at two thirds of
/// the speed.
/// </remarks>
internal static unsafe class WideGatherTile
{
    /// <summary>Positions of <see cref="TwelveByOne"/>.</summary>
    public const int Rows = 12;

    /// <summary>Positions of <see cref="EightByTwo"/>.</summary>
    public const int PairRows = 8;

    /// <summary>Positions at equal steps that <see cref="FourRuns"/> takes together.</summary>
    public const int RunLength = 4;

    /// <summary>Positions of <see cref="FourRuns"/>.</summary>
    public const int RunRows = 4 * RunLength;

    /// <summary>Twelve positions by sixteen output channels; arguments as in <see cref="GatherTile.Run"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TwelveByOne(
        nint segments, nint length, nint segmentStride, float* source, int* sourceOffsets,
        float* weights, float* init, float* target, int* targetOffsets, float* ahead, nint aheadStep)
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
                FetchAhead.Line(ahead);
                ahead += aheadStep;
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

    /// <summary>Eight positions by thirty-two output channels; arguments as in <see cref="GatherTile.Run"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EightByTwo(
        nint segments, nint length, nint segmentStride, float* source, int* sourceOffsets,
        float* weights, float* init, float* target, int* targetOffsets, float* ahead, nint aheadStep)
    {
        float* a0 = source + sourceOffsets[0], a1 = source + sourceOffsets[1], a2 = source + sourceOffsets[2];
        float* a3 = source + sourceOffsets[3], a4 = source + sourceOffsets[4], a5 = source + sourceOffsets[5];
        float* a6 = source + sourceOffsets[6], a7 = source + sourceOffsets[7];
        V c0a, c1a, c2a, c3a, c4a, c5a, c6a, c7a;
        V c0b, c1b, c2b, c3b, c4b, c5b, c6b, c7b;
        if (init != null)
        {
            c0a = c1a = c2a = c3a = c4a = c5a = c6a = c7a = Vector512.Load(init);
            c0b = c1b = c2b = c3b = c4b = c5b = c6b = c7b = Vector512.Load(init + 16);
        }
        else
        {
            float* t = target + targetOffsets[0];
            c0a = Vector512.Load(t);
            c0b = Vector512.Load(t + 16);
            t = target + targetOffsets[1];
            c1a = Vector512.Load(t);
            c1b = Vector512.Load(t + 16);
            t = target + targetOffsets[2];
            c2a = Vector512.Load(t);
            c2b = Vector512.Load(t + 16);
            t = target + targetOffsets[3];
            c3a = Vector512.Load(t);
            c3b = Vector512.Load(t + 16);
            t = target + targetOffsets[4];
            c4a = Vector512.Load(t);
            c4b = Vector512.Load(t + 16);
            t = target + targetOffsets[5];
            c5a = Vector512.Load(t);
            c5b = Vector512.Load(t + 16);
            t = target + targetOffsets[6];
            c6a = Vector512.Load(t);
            c6b = Vector512.Load(t + 16);
            t = target + targetOffsets[7];
            c7a = Vector512.Load(t);
            c7b = Vector512.Load(t + 16);
        }

        for (; segments > 0; segments--)
        {
            for (nint q = 0; q < length; q++)
            {
                FetchAhead.Line(ahead);
                ahead += aheadStep;
                V b = Vector512.Load(weights), d = Vector512.Load(weights + 16);
                V x = Vector512.Create(a0[q]);
                c0a = Vector512.MultiplyAddEstimate(x, b, c0a);
                c0b = Vector512.MultiplyAddEstimate(x, d, c0b);
                x = Vector512.Create(a1[q]);
                c1a = Vector512.MultiplyAddEstimate(x, b, c1a);
                c1b = Vector512.MultiplyAddEstimate(x, d, c1b);
                x = Vector512.Create(a2[q]);
                c2a = Vector512.MultiplyAddEstimate(x, b, c2a);
                c2b = Vector512.MultiplyAddEstimate(x, d, c2b);
                x = Vector512.Create(a3[q]);
                c3a = Vector512.MultiplyAddEstimate(x, b, c3a);
                c3b = Vector512.MultiplyAddEstimate(x, d, c3b);
                x = Vector512.Create(a4[q]);
                c4a = Vector512.MultiplyAddEstimate(x, b, c4a);
                c4b = Vector512.MultiplyAddEstimate(x, d, c4b);
                x = Vector512.Create(a5[q]);
                c5a = Vector512.MultiplyAddEstimate(x, b, c5a);
                c5b = Vector512.MultiplyAddEstimate(x, d, c5b);
                x = Vector512.Create(a6[q]);
                c6a = Vector512.MultiplyAddEstimate(x, b, c6a);
                c6b = Vector512.MultiplyAddEstimate(x, d, c6b);
                x = Vector512.Create(a7[q]);
                c7a = Vector512.MultiplyAddEstimate(x, b, c7a);
                c7b = Vector512.MultiplyAddEstimate(x, d, c7b);
                weights += 32;
            }

            a0 += segmentStride;
            a1 += segmentStride;
            a2 += segmentStride;
            a3 += segmentStride;
            a4 += segmentStride;
            a5 += segmentStride;
            a6 += segmentStride;
            a7 += segmentStride;
        }

        float* to = target + targetOffsets[0];
        c0a.Store(to);
        c0b.Store(to + 16);
        to = target + targetOffsets[1];
        c1a.Store(to);
        c1b.Store(to + 16);
        to = target + targetOffsets[2];
        c2a.Store(to);
        c2b.Store(to + 16);
        to = target + targetOffsets[3];
        c3a.Store(to);
        c3b.Store(to + 16);
        to = target + targetOffsets[4];
        c4a.Store(to);
        c4b.Store(to + 16);
        to = target + targetOffsets[5];
        c5a.Store(to);
        c5b.Store(to + 16);
        to = target + targetOffsets[6];
        c6a.Store(to);
        c6b.Store(to + 16);
        to = target + targetOffsets[7];
        c7a.Store(to);
        c7b.Store(to + 16);
    }

    /// <summary>
    /// Sixteen positions by sixteen output channels. Four runs of four positions that are equally far apart need eight
    /// addresses in registers instead of sixteen; other arguments as in <see cref="GatherTile.Run"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourRuns(
        nint segments, nint length, nint segmentStride, float* source, int* sourceOffsets,
        float* weights, float* init, float* target, int* targetOffsets, float* ahead, nint aheadStep)
    {
        float* a = source + sourceOffsets[0], b = source + sourceOffsets[4], c = source + sourceOffsets[8], d = source + sourceOffsets[12];
        nint once = sourceOffsets[1] - sourceOffsets[0], twice = 2 * once, thrice = 3 * once, rest = segmentStride - length;
        V c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15;
        if (init != null)
        {
            c0 = c1 = c2 = c3 = c4 = c5 = c6 = c7 = c8 = c9 = c10 = c11 = c12 = c13 = c14 = c15 = Vector512.Load(init);
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
            c12 = Vector512.Load(target + targetOffsets[12]);
            c13 = Vector512.Load(target + targetOffsets[13]);
            c14 = Vector512.Load(target + targetOffsets[14]);
            c15 = Vector512.Load(target + targetOffsets[15]);
        }

        for (; segments > 0; segments--)
        {
            for (nint q = length; q > 0; q--)
            {
                FetchAhead.Line(ahead);
                ahead += aheadStep;
                V w = Vector512.Load(weights);
                c0 = Vector512.MultiplyAddEstimate(Vector512.Create(*a), w, c0);
                c1 = Vector512.MultiplyAddEstimate(Vector512.Create(a[once]), w, c1);
                c2 = Vector512.MultiplyAddEstimate(Vector512.Create(a[twice]), w, c2);
                c3 = Vector512.MultiplyAddEstimate(Vector512.Create(a[thrice]), w, c3);
                c4 = Vector512.MultiplyAddEstimate(Vector512.Create(*b), w, c4);
                c5 = Vector512.MultiplyAddEstimate(Vector512.Create(b[once]), w, c5);
                c6 = Vector512.MultiplyAddEstimate(Vector512.Create(b[twice]), w, c6);
                c7 = Vector512.MultiplyAddEstimate(Vector512.Create(b[thrice]), w, c7);
                c8 = Vector512.MultiplyAddEstimate(Vector512.Create(*c), w, c8);
                c9 = Vector512.MultiplyAddEstimate(Vector512.Create(c[once]), w, c9);
                c10 = Vector512.MultiplyAddEstimate(Vector512.Create(c[twice]), w, c10);
                c11 = Vector512.MultiplyAddEstimate(Vector512.Create(c[thrice]), w, c11);
                c12 = Vector512.MultiplyAddEstimate(Vector512.Create(*d), w, c12);
                c13 = Vector512.MultiplyAddEstimate(Vector512.Create(d[once]), w, c13);
                c14 = Vector512.MultiplyAddEstimate(Vector512.Create(d[twice]), w, c14);
                c15 = Vector512.MultiplyAddEstimate(Vector512.Create(d[thrice]), w, c15);
                weights += 16;
                a++;
                b++;
                c++;
                d++;
            }

            a += rest;
            b += rest;
            c += rest;
            d += rest;
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
        c12.Store(target + targetOffsets[12]);
        c13.Store(target + targetOffsets[13]);
        c14.Store(target + targetOffsets[14]);
        c15.Store(target + targetOffsets[15]);
    }
}
