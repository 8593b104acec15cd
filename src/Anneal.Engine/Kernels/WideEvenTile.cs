using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace Anneal.Engine.Kernels;

/// <summary>Gather tiles, where vectors have 512 bits, for any number of positions at equal steps with one run each.</summary>
/// <remarks>
/// What short runs cost beside their multiplications, a call and the addresses of each tile, is saved. Sums have the order of
/// <see cref="GatherTile.Run"/> and start from zero.
/// </remarks>
internal static unsafe class WideEvenTile
{
    /// <summary>Positions of a tile of sixteen columns.</summary>
    private const int Rows = 16;

    /// <summary>Positions of a tile of thirty-two columns.</summary>
    private const int PairRows = 8;

    /// <summary>Computes as many positions as make whole tiles; returns how many they are.</summary>
    /// <param name="width">Columns of the panel: 16 or 32.</param>
    /// <param name="positions">Positions.</param>
    /// <param name="depth">Floats of each position.</param>
    /// <param name="source">The first position.</param>
    /// <param name="step">Floats from position to position.</param>
    /// <param name="weights">[depth, width].</param>
    /// <param name="target">The first position's results.</param>
    /// <param name="targetStep">Floats from one position's results to the next's.</param>
    /// <param name="ahead">What is asked for meanwhile; goes on with each weight row.</param>
    public static int Run(int width, int positions, int depth, float* source, int step, float* weights, float* target, int targetStep, ref FetchAhead ahead)
    {
        float* next = ahead.Address == null ? weights : ahead.Address;
        int rows = width == 16 ? Rows : PairRows, whole = positions / rows * rows;
        if (width == 16)
            SixteenByOne(whole, depth, source, step, weights, target, targetStep, next, ahead.Step);
        else
            EightByTwo(whole, depth, source, step, weights, target, targetStep, next, ahead.Step);
        ahead.Pass(whole / rows * depth);
        return whole;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SixteenByOne(nint positions, nint depth, float* source, nint step, float* weights, float* target, nint targetStep, float* ahead, nint aheadStep)
    {
        nint two = 2 * step, three = 3 * step;
        for (; positions > 0; positions -= Rows)
        {
            float* s0 = source, s4 = s0 + 4 * step, s8 = s4 + 4 * step, s12 = s8 + 4 * step, w = weights;
            V c0 = V.Zero, c1 = V.Zero, c2 = V.Zero, c3 = V.Zero, c4 = V.Zero, c5 = V.Zero, c6 = V.Zero, c7 = V.Zero;
            V c8 = V.Zero, c9 = V.Zero, c10 = V.Zero, c11 = V.Zero, c12 = V.Zero, c13 = V.Zero, c14 = V.Zero, c15 = V.Zero;
            for (nint q = 0; q < depth; q++, w += 16)
            {
                FetchAhead.Line(ahead);
                ahead += aheadStep;
                V b = Vector512.Load(w);
                c0 = Vector512.MultiplyAddEstimate(Vector512.Create(s0[q]), b, c0);
                c1 = Vector512.MultiplyAddEstimate(Vector512.Create(s0[q + step]), b, c1);
                c2 = Vector512.MultiplyAddEstimate(Vector512.Create(s0[q + two]), b, c2);
                c3 = Vector512.MultiplyAddEstimate(Vector512.Create(s0[q + three]), b, c3);
                c4 = Vector512.MultiplyAddEstimate(Vector512.Create(s4[q]), b, c4);
                c5 = Vector512.MultiplyAddEstimate(Vector512.Create(s4[q + step]), b, c5);
                c6 = Vector512.MultiplyAddEstimate(Vector512.Create(s4[q + two]), b, c6);
                c7 = Vector512.MultiplyAddEstimate(Vector512.Create(s4[q + three]), b, c7);
                c8 = Vector512.MultiplyAddEstimate(Vector512.Create(s8[q]), b, c8);
                c9 = Vector512.MultiplyAddEstimate(Vector512.Create(s8[q + step]), b, c9);
                c10 = Vector512.MultiplyAddEstimate(Vector512.Create(s8[q + two]), b, c10);
                c11 = Vector512.MultiplyAddEstimate(Vector512.Create(s8[q + three]), b, c11);
                c12 = Vector512.MultiplyAddEstimate(Vector512.Create(s12[q]), b, c12);
                c13 = Vector512.MultiplyAddEstimate(Vector512.Create(s12[q + step]), b, c13);
                c14 = Vector512.MultiplyAddEstimate(Vector512.Create(s12[q + two]), b, c14);
                c15 = Vector512.MultiplyAddEstimate(Vector512.Create(s12[q + three]), b, c15);
            }

            c0.Store(target);
            c1.Store(target + targetStep);
            c2.Store(target + 2 * targetStep);
            c3.Store(target + 3 * targetStep);
            c4.Store(target + 4 * targetStep);
            c5.Store(target + 5 * targetStep);
            c6.Store(target + 6 * targetStep);
            c7.Store(target + 7 * targetStep);
            c8.Store(target + 8 * targetStep);
            c9.Store(target + 9 * targetStep);
            c10.Store(target + 10 * targetStep);
            c11.Store(target + 11 * targetStep);
            c12.Store(target + 12 * targetStep);
            c13.Store(target + 13 * targetStep);
            c14.Store(target + 14 * targetStep);
            c15.Store(target + 15 * targetStep);
            source += 16 * step;
            target += 16 * targetStep;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EightByTwo(nint positions, nint depth, float* source, nint step, float* weights, float* target, nint targetStep, float* ahead, nint aheadStep)
    {
        nint two = 2 * step, three = 3 * step;
        for (; positions > 0; positions -= PairRows)
        {
            float* s0 = source, s4 = s0 + 4 * step, w = weights;
            V c0a = V.Zero, c1a = V.Zero, c2a = V.Zero, c3a = V.Zero, c4a = V.Zero, c5a = V.Zero, c6a = V.Zero, c7a = V.Zero;
            V c0b = V.Zero, c1b = V.Zero, c2b = V.Zero, c3b = V.Zero, c4b = V.Zero, c5b = V.Zero, c6b = V.Zero, c7b = V.Zero;
            for (nint q = 0; q < depth; q++, w += 32)
            {
                FetchAhead.Line(ahead);
                ahead += aheadStep;
                V left = Vector512.Load(w), right = Vector512.Load(w + 16);
                V x = Vector512.Create(s0[q]);
                c0a = Vector512.MultiplyAddEstimate(x, left, c0a);
                c0b = Vector512.MultiplyAddEstimate(x, right, c0b);
                x = Vector512.Create(s0[q + step]);
                c1a = Vector512.MultiplyAddEstimate(x, left, c1a);
                c1b = Vector512.MultiplyAddEstimate(x, right, c1b);
                x = Vector512.Create(s0[q + two]);
                c2a = Vector512.MultiplyAddEstimate(x, left, c2a);
                c2b = Vector512.MultiplyAddEstimate(x, right, c2b);
                x = Vector512.Create(s0[q + three]);
                c3a = Vector512.MultiplyAddEstimate(x, left, c3a);
                c3b = Vector512.MultiplyAddEstimate(x, right, c3b);
                x = Vector512.Create(s4[q]);
                c4a = Vector512.MultiplyAddEstimate(x, left, c4a);
                c4b = Vector512.MultiplyAddEstimate(x, right, c4b);
                x = Vector512.Create(s4[q + step]);
                c5a = Vector512.MultiplyAddEstimate(x, left, c5a);
                c5b = Vector512.MultiplyAddEstimate(x, right, c5b);
                x = Vector512.Create(s4[q + two]);
                c6a = Vector512.MultiplyAddEstimate(x, left, c6a);
                c6b = Vector512.MultiplyAddEstimate(x, right, c6b);
                x = Vector512.Create(s4[q + three]);
                c7a = Vector512.MultiplyAddEstimate(x, left, c7a);
                c7b = Vector512.MultiplyAddEstimate(x, right, c7b);
            }

            c0a.Store(target);
            c0b.Store(target + 16);
            c1a.Store(target + targetStep);
            c1b.Store(target + targetStep + 16);
            c2a.Store(target + 2 * targetStep);
            c2b.Store(target + 2 * targetStep + 16);
            c3a.Store(target + 3 * targetStep);
            c3b.Store(target + 3 * targetStep + 16);
            c4a.Store(target + 4 * targetStep);
            c4b.Store(target + 4 * targetStep + 16);
            c5a.Store(target + 5 * targetStep);
            c5b.Store(target + 5 * targetStep + 16);
            c6a.Store(target + 6 * targetStep);
            c6b.Store(target + 6 * targetStep + 16);
            c7a.Store(target + 7 * targetStep);
            c7b.Store(target + 7 * targetStep + 16);
            source += 8 * step;
            target += 8 * targetStep;
        }
    }
}
