using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector256<float>;

namespace Anneal.Engine.Kernels;

/// <summary>
/// Register tiles of the "gather" product: each of a few output positions reads <c>segments</c> runs of <c>length</c>
/// consecutive floats and multiplies them with one packed weight panel <c>[segments * length, width]</c>.
/// </summary>
/// <remarks>
/// A convolution over an NHWC image, its data gradient and a fully connected layer are all of this form. Every
/// accumulator is a named local: in an array or a struct passed by reference it would live in memory.
/// </remarks>
internal static unsafe class GatherTile
{
    /// <summary>Values of the tile that 256-bit vectors have.</summary>
    public const int SixByTwoLength = 6 * 16;

    /// <summary>Positions that one call computes, for a panel of 16, 24 or, where vectors have 512 bits, 32 columns.</summary>
    public static int Positions(int width) => width switch
    {
        _ when !KernelPath.Is256 => NarrowTile.Rows,
        24 => 4,
        16 => KernelPath.Is512 ? WideGatherTile.Rows : 6,
        _ => WideGatherTile.PairRows,
    };

    /// <summary>Computes one tile.</summary>
    /// <param name="width">Columns of the panel: 16, 24 or 32.</param>
    /// <param name="segments">Runs that each position reads.</param>
    /// <param name="length">Floats in a run.</param>
    /// <param name="segmentStride">Floats from the start of one run to the next.</param>
    /// <param name="source">What the offsets count from.</param>
    /// <param name="sourceOffsets">Where each position's first run starts.</param>
    /// <param name="weights">The panel's first row.</param>
    /// <param name="init">What every position starts from, [width]; null adds to what is stored at the
    /// destination.</param>
    /// <param name="target">What the target offsets count from.</param>
    /// <param name="targetOffsets">Where each position's [width] results go.</param>
    /// <param name="ahead">What is asked for meanwhile (<see cref="FetchAhead"/>).</param>
    /// <param name="aheadStep">Floats of it with each weight row.</param>
    public static void Run(
        int width, nint segments, nint length, nint segmentStride, float* source, int* sourceOffsets,
        float* weights, float* init, float* target, int* targetOffsets, float* ahead, nint aheadStep)
    {
        if (!KernelPath.Is128)
            Scalar(width, segments, length, segmentStride, source, sourceOffsets, weights, init, target, targetOffsets);
        else if (!KernelPath.Is256)
            NarrowTile.Gather(width, segments, length, segmentStride, source, sourceOffsets, weights, init, target, targetOffsets);
        else if (width == 32)
            WideGatherTile.EightByTwo(segments, length, segmentStride, source, sourceOffsets, weights, init, target, targetOffsets, ahead, aheadStep);
        else if (width == 16 && KernelPath.Is512)
            WideGatherTile.TwelveByOne(segments, length, segmentStride, source, sourceOffsets, weights, init, target, targetOffsets, ahead, aheadStep);
        else if (width == 16)
            SixByTwo(segments, length, segmentStride, source, sourceOffsets, weights, init, target, targetOffsets, ahead, aheadStep);
        else
            FourByThree(segments, length, segmentStride, source, sourceOffsets, weights, init, target, targetOffsets);
    }

    /// <summary>The definition of the tile.</summary>
    public static void Scalar(
        int width, nint segments, nint length, nint segmentStride, float* source, int* sourceOffsets,
        float* weights, float* init, float* target, int* targetOffsets)
    {
        for (int position = 0; position < Positions(width); position++)
        {
            float* to = target + targetOffsets[position];
            for (int column = 0; column < width; column++)
            {
                float sum = init == null ? to[column] : init[column];
                for (nint segment = 0; segment < segments; segment++)
                {
                    float* run = source + sourceOffsets[position] + segment * segmentStride;
                    for (nint q = 0; q < length; q++)
                        sum += run[q] * weights[(segment * length + q) * width + column];
                }

                to[column] = sum;
            }
        }
    }

    /// <summary>Six positions by sixteen output channels: 12 accumulators, 2 weight vectors, 1 broadcast.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SixByTwo(
        nint segments, nint length, nint segmentStride, float* source, int* sourceOffsets,
        float* weights, float* init, float* target, int* targetOffsets, float* ahead, nint aheadStep)
    {
        float* a0 = source + sourceOffsets[0], a1 = source + sourceOffsets[1], a2 = source + sourceOffsets[2];
        float* a3 = source + sourceOffsets[3], a4 = source + sourceOffsets[4], a5 = source + sourceOffsets[5];
        V c00, c01, c10, c11, c20, c21, c30, c31, c40, c41, c50, c51;
        if (init != null)
        {
            c00 = c10 = c20 = c30 = c40 = c50 = Vector256.Load(init);
            c01 = c11 = c21 = c31 = c41 = c51 = Vector256.Load(init + 8);
        }
        else
        {
            float* t = target + targetOffsets[0]; c00 = Vector256.Load(t); c01 = Vector256.Load(t + 8);
            t = target + targetOffsets[1]; c10 = Vector256.Load(t); c11 = Vector256.Load(t + 8);
            t = target + targetOffsets[2]; c20 = Vector256.Load(t); c21 = Vector256.Load(t + 8);
            t = target + targetOffsets[3]; c30 = Vector256.Load(t); c31 = Vector256.Load(t + 8);
            t = target + targetOffsets[4]; c40 = Vector256.Load(t); c41 = Vector256.Load(t + 8);
            t = target + targetOffsets[5]; c50 = Vector256.Load(t); c51 = Vector256.Load(t + 8);
        }

        for (; segments > 0; segments--)
        {
            for (nint q = 0; q < length; q++)
            {
                FetchAhead.Line(ahead);
                ahead += aheadStep;
                V b0 = Vector256.Load(weights), b1 = Vector256.Load(weights + 8);
                V x = Vector256.Create(a0[q]);
                c00 = Vector256.MultiplyAddEstimate(x, b0, c00); c01 = Vector256.MultiplyAddEstimate(x, b1, c01);
                x = Vector256.Create(a1[q]);
                c10 = Vector256.MultiplyAddEstimate(x, b0, c10); c11 = Vector256.MultiplyAddEstimate(x, b1, c11);
                x = Vector256.Create(a2[q]);
                c20 = Vector256.MultiplyAddEstimate(x, b0, c20); c21 = Vector256.MultiplyAddEstimate(x, b1, c21);
                x = Vector256.Create(a3[q]);
                c30 = Vector256.MultiplyAddEstimate(x, b0, c30); c31 = Vector256.MultiplyAddEstimate(x, b1, c31);
                x = Vector256.Create(a4[q]);
                c40 = Vector256.MultiplyAddEstimate(x, b0, c40); c41 = Vector256.MultiplyAddEstimate(x, b1, c41);
                x = Vector256.Create(a5[q]);
                c50 = Vector256.MultiplyAddEstimate(x, b0, c50); c51 = Vector256.MultiplyAddEstimate(x, b1, c51);
                weights += 16;
            }

            a0 += segmentStride; a1 += segmentStride; a2 += segmentStride;
            a3 += segmentStride; a4 += segmentStride; a5 += segmentStride;
        }

        float* d = target + targetOffsets[0]; c00.Store(d); c01.Store(d + 8);
        d = target + targetOffsets[1]; c10.Store(d); c11.Store(d + 8);
        d = target + targetOffsets[2]; c20.Store(d); c21.Store(d + 8);
        d = target + targetOffsets[3]; c30.Store(d); c31.Store(d + 8);
        d = target + targetOffsets[4]; c40.Store(d); c41.Store(d + 8);
        d = target + targetOffsets[5]; c50.Store(d); c51.Store(d + 8);
    }

    /// <summary>Four positions by twenty-four output channels, for an odd number of channel vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourByThree(
        nint segments, nint length, nint segmentStride, float* source, int* sourceOffsets,
        float* weights, float* init, float* target, int* targetOffsets)
    {
        float* a0 = source + sourceOffsets[0], a1 = source + sourceOffsets[1];
        float* a2 = source + sourceOffsets[2], a3 = source + sourceOffsets[3];
        V c00, c01, c02, c10, c11, c12, c20, c21, c22, c30, c31, c32;
        if (init != null)
        {
            c00 = c10 = c20 = c30 = Vector256.Load(init);
            c01 = c11 = c21 = c31 = Vector256.Load(init + 8);
            c02 = c12 = c22 = c32 = Vector256.Load(init + 16);
        }
        else
        {
            float* t = target + targetOffsets[0]; c00 = Vector256.Load(t); c01 = Vector256.Load(t + 8);
            c02 = Vector256.Load(t + 16);
            t = target + targetOffsets[1]; c10 = Vector256.Load(t); c11 = Vector256.Load(t + 8);
            c12 = Vector256.Load(t + 16);
            t = target + targetOffsets[2]; c20 = Vector256.Load(t); c21 = Vector256.Load(t + 8);
            c22 = Vector256.Load(t + 16);
            t = target + targetOffsets[3]; c30 = Vector256.Load(t); c31 = Vector256.Load(t + 8);
            c32 = Vector256.Load(t + 16);
        }

        for (; segments > 0; segments--)
        {
            for (nint q = 0; q < length; q++)
            {
                V b0 = Vector256.Load(weights), b1 = Vector256.Load(weights + 8), b2 = Vector256.Load(weights + 16);
                V x = Vector256.Create(a0[q]);
                c00 = Vector256.MultiplyAddEstimate(x, b0, c00); c01 = Vector256.MultiplyAddEstimate(x, b1, c01);
                c02 = Vector256.MultiplyAddEstimate(x, b2, c02);
                x = Vector256.Create(a1[q]);
                c10 = Vector256.MultiplyAddEstimate(x, b0, c10); c11 = Vector256.MultiplyAddEstimate(x, b1, c11);
                c12 = Vector256.MultiplyAddEstimate(x, b2, c12);
                x = Vector256.Create(a2[q]);
                c20 = Vector256.MultiplyAddEstimate(x, b0, c20); c21 = Vector256.MultiplyAddEstimate(x, b1, c21);
                c22 = Vector256.MultiplyAddEstimate(x, b2, c22);
                x = Vector256.Create(a3[q]);
                c30 = Vector256.MultiplyAddEstimate(x, b0, c30); c31 = Vector256.MultiplyAddEstimate(x, b1, c31);
                c32 = Vector256.MultiplyAddEstimate(x, b2, c32);
                weights += 24;
            }

            a0 += segmentStride; a1 += segmentStride; a2 += segmentStride; a3 += segmentStride;
        }

        float* d = target + targetOffsets[0]; c00.Store(d); c01.Store(d + 8); c02.Store(d + 16);
        d = target + targetOffsets[1]; c10.Store(d); c11.Store(d + 8); c12.Store(d + 16);
        d = target + targetOffsets[2]; c20.Store(d); c21.Store(d + 8); c22.Store(d + 16);
        d = target + targetOffsets[3]; c30.Store(d); c31.Store(d + 8); c32.Store(d + 16);
    }
}
