using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector256<float>;

namespace Anneal.Engine.Kernels;

/// <summary>
/// Register tiles of the "outer" product: the sum over positions of a few consecutive inputs times a few vectors of
/// output gradients. Positions form <c>rows</c> runs of <c>columns</c>; both operands walk them with their own strides.
/// This is the weight gradient of a convolution (one call for each kernel row) and of a fully connected layer.
/// </summary>
internal static unsafe class OuterTile
{
    /// <summary>Floats of the largest block.</summary>
    public const int LargestLength = WideOuterTile.PairRows * Panels.LargestWidth;

    /// <summary>Inputs that one call takes, for a panel of 16, 24 or, where vectors have 512 bits, 32 columns.</summary>
    public static int Inputs(int width) => width switch
    {
        _ when !KernelPath.Is256 => NarrowTile.Rows,
        24 => 4,
        16 => KernelPath.Is512 ? WideOuterTile.Rows : 6,
        _ => WideOuterTile.PairRows,
    };

    /// <summary>Adds one block [inputs, width] to a sum.</summary>
    /// <param name="width">Columns of the panel: 16, 24 or 32.</param>
    /// <param name="rows">Runs of positions.</param>
    /// <param name="columns">Positions in a run.</param>
    /// <param name="input">The first position's first input.</param>
    /// <param name="inputStep">Floats from one position's inputs to the next's.</param>
    /// <param name="inputRow">Floats from one run's inputs to the next's.</param>
    /// <param name="gradient">The first position's [width] output gradients.</param>
    /// <param name="gradientStep">Floats from one position's gradients to the next's.</param>
    /// <param name="gradientRow">Floats from one run's gradients to the next's.</param>
    /// <param name="sum">The block, rows <paramref name="width"/> floats apart.</param>
    public static void Run(
        int width, nint rows, nint columns, float* input, nint inputStep, nint inputRow,
        float* gradient, nint gradientStep, nint gradientRow, float* sum)
    {
        if (!KernelPath.Is128)
            Scalar(width, rows, columns, input, inputStep, inputRow, gradient, gradientStep, gradientRow, sum);
        else if (!KernelPath.Is256)
            NarrowTile.Outer(width, rows, columns, input, inputStep, inputRow, gradient, gradientStep, gradientRow, sum);
        else if (width == 32)
            WideOuterTile.EightByTwo(rows, columns, input, inputStep, inputRow, gradient, gradientStep, gradientRow, sum);
        else if (width == 16 && KernelPath.Is512)
            WideOuterTile.TwelveByOne(rows, columns, input, inputStep, inputRow, gradient, gradientStep, gradientRow, sum);
        else if (width == 16)
            SixByTwo(rows, columns, input, inputStep, inputRow, gradient, gradientStep, gradientRow, sum);
        else
            FourByThree(rows, columns, input, inputStep, inputRow, gradient, gradientStep, gradientRow, sum);
    }

    /// <summary>The definition of the tile.</summary>
    public static void Scalar(
        int width, nint rows, nint columns, float* input, nint inputStep, nint inputRow,
        float* gradient, nint gradientStep, nint gradientRow, float* sum)
    {
        for (nint row = 0; row < rows; row++)
        {
            for (nint column = 0; column < columns; column++)
            {
                float* a = input + row * inputRow + column * inputStep;
                float* g = gradient + row * gradientRow + column * gradientStep;
                for (int k = 0; k < Inputs(width); k++)
                {
                    for (int lane = 0; lane < width; lane++)
                        sum[k * width + lane] += a[k] * g[lane];
                }
            }
        }
    }

    /// <summary>Adds a 6 by 16 block to <paramref name="sum"/>, whose rows are 16 floats apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SixByTwo(
        nint rows, nint columns, float* input, nint inputStep, nint inputRow,
        float* gradient, nint gradientStep, nint gradientRow, float* sum)
    {
        V c00 = Vector256.Load(sum), c01 = Vector256.Load(sum + 8);
        V c10 = Vector256.Load(sum + 16), c11 = Vector256.Load(sum + 24);
        V c20 = Vector256.Load(sum + 32), c21 = Vector256.Load(sum + 40);
        V c30 = Vector256.Load(sum + 48), c31 = Vector256.Load(sum + 56);
        V c40 = Vector256.Load(sum + 64), c41 = Vector256.Load(sum + 72);
        V c50 = Vector256.Load(sum + 80), c51 = Vector256.Load(sum + 88);
        for (; rows > 0; rows--)
        {
            float* a = input;
            float* g = gradient;
            for (nint p = columns; p > 0; p--)
            {
                V b0 = Vector256.Load(g), b1 = Vector256.Load(g + 8);
                V x = Vector256.Create(a[0]);
                c00 = Vector256.MultiplyAddEstimate(x, b0, c00); c01 = Vector256.MultiplyAddEstimate(x, b1, c01);
                x = Vector256.Create(a[1]);
                c10 = Vector256.MultiplyAddEstimate(x, b0, c10); c11 = Vector256.MultiplyAddEstimate(x, b1, c11);
                x = Vector256.Create(a[2]);
                c20 = Vector256.MultiplyAddEstimate(x, b0, c20); c21 = Vector256.MultiplyAddEstimate(x, b1, c21);
                x = Vector256.Create(a[3]);
                c30 = Vector256.MultiplyAddEstimate(x, b0, c30); c31 = Vector256.MultiplyAddEstimate(x, b1, c31);
                x = Vector256.Create(a[4]);
                c40 = Vector256.MultiplyAddEstimate(x, b0, c40); c41 = Vector256.MultiplyAddEstimate(x, b1, c41);
                x = Vector256.Create(a[5]);
                c50 = Vector256.MultiplyAddEstimate(x, b0, c50); c51 = Vector256.MultiplyAddEstimate(x, b1, c51);
                a += inputStep;
                g += gradientStep;
            }

            input += inputRow;
            gradient += gradientRow;
        }

        c00.Store(sum); c01.Store(sum + 8); c10.Store(sum + 16); c11.Store(sum + 24);
        c20.Store(sum + 32); c21.Store(sum + 40); c30.Store(sum + 48); c31.Store(sum + 56);
        c40.Store(sum + 64); c41.Store(sum + 72); c50.Store(sum + 80); c51.Store(sum + 88);
    }

    /// <summary>Adds a 4 by 24 block to <paramref name="sum"/>, whose rows are 24 floats apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourByThree(
        nint rows, nint columns, float* input, nint inputStep, nint inputRow,
        float* gradient, nint gradientStep, nint gradientRow, float* sum)
    {
        V c00 = Vector256.Load(sum), c01 = Vector256.Load(sum + 8), c02 = Vector256.Load(sum + 16);
        V c10 = Vector256.Load(sum + 24), c11 = Vector256.Load(sum + 32), c12 = Vector256.Load(sum + 40);
        V c20 = Vector256.Load(sum + 48), c21 = Vector256.Load(sum + 56), c22 = Vector256.Load(sum + 64);
        V c30 = Vector256.Load(sum + 72), c31 = Vector256.Load(sum + 80), c32 = Vector256.Load(sum + 88);
        for (; rows > 0; rows--)
        {
            float* a = input;
            float* g = gradient;
            for (nint p = columns; p > 0; p--)
            {
                V b0 = Vector256.Load(g), b1 = Vector256.Load(g + 8), b2 = Vector256.Load(g + 16);
                V x = Vector256.Create(a[0]);
                c00 = Vector256.MultiplyAddEstimate(x, b0, c00); c01 = Vector256.MultiplyAddEstimate(x, b1, c01);
                c02 = Vector256.MultiplyAddEstimate(x, b2, c02);
                x = Vector256.Create(a[1]);
                c10 = Vector256.MultiplyAddEstimate(x, b0, c10); c11 = Vector256.MultiplyAddEstimate(x, b1, c11);
                c12 = Vector256.MultiplyAddEstimate(x, b2, c12);
                x = Vector256.Create(a[2]);
                c20 = Vector256.MultiplyAddEstimate(x, b0, c20); c21 = Vector256.MultiplyAddEstimate(x, b1, c21);
                c22 = Vector256.MultiplyAddEstimate(x, b2, c22);
                x = Vector256.Create(a[3]);
                c30 = Vector256.MultiplyAddEstimate(x, b0, c30); c31 = Vector256.MultiplyAddEstimate(x, b1, c31);
                c32 = Vector256.MultiplyAddEstimate(x, b2, c32);
                a += inputStep;
                g += gradientStep;
            }

            input += inputRow;
            gradient += gradientRow;
        }

        c00.Store(sum); c01.Store(sum + 8); c02.Store(sum + 16); c10.Store(sum + 24); c11.Store(sum + 32);
        c12.Store(sum + 40);
        c20.Store(sum + 48); c21.Store(sum + 56); c22.Store(sum + 64); c30.Store(sum + 72); c31.Store(sum + 80);
        c32.Store(sum + 88);
    }
}
