using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector256<float>;

namespace Anneal.Engine.Kernels;

/// <summary>The mean of each window; taps are added in order, so vectors and scalars give the same bits.</summary>
internal static unsafe class AveragePooling
{
    /// <param name="shape">The pooling.</param>
    /// <param name="x">[height, width, channels].</param>
    /// <param name="y">The output.</param>
    public static void Forward(PoolingShape shape, float* x, float* y)
    {
        int channels = shape.Input.Channels;
        for (int position = 0; position < shape.Output.Positions; position++, y += channels)
        {
            float* window = x + shape.Start(position);
            int done = Vector256.IsHardwareAccelerated ? ForwardVectors(shape, window, y) : 0;
            ForwardScalars(shape, window, y, done);
        }
    }

    /// <summary>Spreads each output's gradient evenly over its window.</summary>
    /// <param name="shape">The pooling.</param>
    /// <param name="gradient">The output's gradient.</param>
    /// <param name="inputGradient">Overwritten.</param>
    public static void Backward(PoolingShape shape, float* gradient, float* inputGradient)
    {
        int channels = shape.Input.Channels;
        if (!shape.IsPartition)
            new Span<float>(inputGradient, shape.Input.Length).Clear();
        for (int position = 0; position < shape.Output.Positions; position++, gradient += channels)
        {
            float* window = inputGradient + shape.Start(position);
            int done = Vector256.IsHardwareAccelerated ? BackwardVectors(shape, gradient, window) : 0;
            BackwardScalars(shape, gradient, window, done);
        }
    }

    /// <summary>The definition for one window, for the channels from <paramref name="first"/> on.</summary>
    public static void ForwardScalars(PoolingShape shape, float* window, float* y, int first)
    {
        float share = 1f / shape.Taps;
        for (int c = first; c < shape.Input.Channels; c++)
        {
            float sum = 0;
            for (int tap = 0; tap < shape.Taps; tap++)
                sum += window[shape.Offset(tap) + c];
            y[c] = sum * share;
        }
    }

    /// <summary>The definition for one window, for the channels from <paramref name="first"/> on.</summary>
    public static void BackwardScalars(PoolingShape shape, float* gradient, float* window, int first)
    {
        float share = 1f / shape.Taps;
        for (int c = first; c < shape.Input.Channels; c++)
        {
            for (int tap = 0; tap < shape.Taps; tap++)
            {
                int at = shape.Offset(tap) + c;
                float own = gradient[c] * share;
                window[at] = shape.IsDisjoint ? own : window[at] + own;
            }
        }
    }

    private static int ForwardVectors(PoolingShape shape, float* window, float* y)
    {
        V share = Vector256.Create(1f / shape.Taps);
        int c = 0;
        for (; c + 8 <= shape.Input.Channels; c = shape.NextVector(c))
        {
            V sum = default;
            for (int row = 0; row < shape.KernelHeight; row++)
            {
                float* from = window + (long)row * shape.Row + c;
                for (int column = 0; column < shape.KernelWidth; column++, from += shape.Input.Channels)
                    sum += Vector256.Load(from);
            }

            (sum * share).Store(y + c);
        }

        return c;
    }

    private static int BackwardVectors(PoolingShape shape, float* gradient, float* window)
    {
        V share = Vector256.Create(1f / shape.Taps);
        bool isDisjoint = shape.IsDisjoint;
        int c = 0;
        for (; c + 8 <= shape.Input.Channels; c = isDisjoint ? shape.NextVector(c) : c + 8)
        {
            V own = Vector256.Load(gradient + c) * share;
            for (int row = 0; row < shape.KernelHeight; row++)
            {
                float* to = window + (long)row * shape.Row + c;
                for (int column = 0; column < shape.KernelWidth; column++, to += shape.Input.Channels)
                    (isDisjoint ? own : Vector256.Load(to) + own).Store(to);
            }
        }

        return c;
    }
}
