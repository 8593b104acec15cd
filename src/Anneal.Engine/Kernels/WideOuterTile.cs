using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace Anneal.Engine.Kernels;

/// <summary>Outer tiles where vectors have 512 bits.</summary>
/// <remarks>
/// A lane is summed in the same order as in <see cref="OuterTile.SixByTwo"/>, so both widths give the same bits.
/// </remarks>
internal static unsafe class WideOuterTile
{
    /// <summary>Inputs of <see cref="TwelveByOne"/>.</summary>
    public const int Rows = 12;

    /// <summary>Inputs of <see cref="SixteenByOne"/>.</summary>
    public const int LongRows = 16;

    /// <summary>Inputs of <see cref="EightByTwo"/>.</summary>
    public const int PairRows = 8;

    /// <summary>Adds a 12 by 16 block; arguments as in <see cref="OuterTile.Run"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TwelveByOne(
        nint rows, nint columns, float* input, nint inputStep, nint inputRow,
        float* gradient, nint gradientStep, nint gradientRow, float* sum)
    {
        V c0 = Vector512.Load(sum), c1 = Vector512.Load(sum + 16), c2 = Vector512.Load(sum + 32);
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

        c0.Store(sum);
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

    /// <summary>Adds a 16 by 16 block; arguments as in <see cref="OuterTile.Run"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SixteenByOne(
        nint rows, nint columns, float* input, nint inputStep, nint inputRow,
        float* gradient, nint gradientStep, nint gradientRow, float* sum)
    {
        V c0 = Vector512.Load(sum), c1 = Vector512.Load(sum + 16), c2 = Vector512.Load(sum + 32);
        V c3 = Vector512.Load(sum + 48), c4 = Vector512.Load(sum + 64), c5 = Vector512.Load(sum + 80);
        V c6 = Vector512.Load(sum + 96), c7 = Vector512.Load(sum + 112), c8 = Vector512.Load(sum + 128);
        V c9 = Vector512.Load(sum + 144), c10 = Vector512.Load(sum + 160), c11 = Vector512.Load(sum + 176);
        V c12 = Vector512.Load(sum + 192), c13 = Vector512.Load(sum + 208), c14 = Vector512.Load(sum + 224);
        V c15 = Vector512.Load(sum + 240);
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
                c12 = Vector512.MultiplyAddEstimate(Vector512.Create(a[12]), b, c12);
                c13 = Vector512.MultiplyAddEstimate(Vector512.Create(a[13]), b, c13);
                c14 = Vector512.MultiplyAddEstimate(Vector512.Create(a[14]), b, c14);
                c15 = Vector512.MultiplyAddEstimate(Vector512.Create(a[15]), b, c15);
                a += inputStep;
                g += gradientStep;
            }

            input += inputRow;
            gradient += gradientRow;
        }

        c0.Store(sum);
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
        c12.Store(sum + 192);
        c13.Store(sum + 208);
        c14.Store(sum + 224);
        c15.Store(sum + 240);
    }

    /// <summary>Adds an 8 by 32 block; arguments as in <see cref="OuterTile.Run"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EightByTwo(
        nint rows, nint columns, float* input, nint inputStep, nint inputRow,
        float* gradient, nint gradientStep, nint gradientRow, float* sum)
    {
        V c0a = Vector512.Load(sum), c0b = Vector512.Load(sum + 16), c1a = Vector512.Load(sum + 32);
        V c1b = Vector512.Load(sum + 48), c2a = Vector512.Load(sum + 64), c2b = Vector512.Load(sum + 80);
        V c3a = Vector512.Load(sum + 96), c3b = Vector512.Load(sum + 112), c4a = Vector512.Load(sum + 128);
        V c4b = Vector512.Load(sum + 144), c5a = Vector512.Load(sum + 160), c5b = Vector512.Load(sum + 176);
        V c6a = Vector512.Load(sum + 192), c6b = Vector512.Load(sum + 208), c7a = Vector512.Load(sum + 224);
        V c7b = Vector512.Load(sum + 240);
        for (; rows > 0; rows--)
        {
            float* a = input;
            float* g = gradient;
            for (nint p = columns; p > 0; p--)
            {
                V b = Vector512.Load(g), d = Vector512.Load(g + 16);
                V x = Vector512.Create(a[0]);
                c0a = Vector512.MultiplyAddEstimate(x, b, c0a);
                c0b = Vector512.MultiplyAddEstimate(x, d, c0b);
                x = Vector512.Create(a[1]);
                c1a = Vector512.MultiplyAddEstimate(x, b, c1a);
                c1b = Vector512.MultiplyAddEstimate(x, d, c1b);
                x = Vector512.Create(a[2]);
                c2a = Vector512.MultiplyAddEstimate(x, b, c2a);
                c2b = Vector512.MultiplyAddEstimate(x, d, c2b);
                x = Vector512.Create(a[3]);
                c3a = Vector512.MultiplyAddEstimate(x, b, c3a);
                c3b = Vector512.MultiplyAddEstimate(x, d, c3b);
                x = Vector512.Create(a[4]);
                c4a = Vector512.MultiplyAddEstimate(x, b, c4a);
                c4b = Vector512.MultiplyAddEstimate(x, d, c4b);
                x = Vector512.Create(a[5]);
                c5a = Vector512.MultiplyAddEstimate(x, b, c5a);
                c5b = Vector512.MultiplyAddEstimate(x, d, c5b);
                x = Vector512.Create(a[6]);
                c6a = Vector512.MultiplyAddEstimate(x, b, c6a);
                c6b = Vector512.MultiplyAddEstimate(x, d, c6b);
                x = Vector512.Create(a[7]);
                c7a = Vector512.MultiplyAddEstimate(x, b, c7a);
                c7b = Vector512.MultiplyAddEstimate(x, d, c7b);
                a += inputStep;
                g += gradientStep;
            }

            input += inputRow;
            gradient += gradientRow;
        }

        c0a.Store(sum);
        c0b.Store(sum + 16);
        c1a.Store(sum + 32);
        c1b.Store(sum + 48);
        c2a.Store(sum + 64);
        c2b.Store(sum + 80);
        c3a.Store(sum + 96);
        c3b.Store(sum + 112);
        c4a.Store(sum + 128);
        c4b.Store(sum + 144);
        c5a.Store(sum + 160);
        c5b.Store(sum + 176);
        c6a.Store(sum + 192);
        c6b.Store(sum + 208);
        c7a.Store(sum + 224);
        c7b.Store(sum + 240);
    }
}
