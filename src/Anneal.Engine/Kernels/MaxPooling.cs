using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector256<float>;

namespace Anneal.Engine.Kernels;

/// <summary>The largest value of each window. NaN is larger than everything, so that divergence is seen.</summary>
internal static unsafe class MaxPooling
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

    /// <summary>Gives each output's gradient to the first of its inputs that equals it.</summary>
    /// <param name="shape">The pooling.</param>
    /// <param name="x">The input.</param>
    /// <param name="y">The output.</param>
    /// <param name="gradient">The output's gradient.</param>
    /// <param name="inputGradient">Overwritten.</param>
    public static void Backward(PoolingShape shape, float* x, float* y, float* gradient, float* inputGradient)
    {
        int channels = shape.Input.Channels;
        if (!shape.IsPartition)
            new Span<float>(inputGradient, shape.Input.Length).Clear();
        for (int position = 0; position < shape.Output.Positions; position++, y += channels, gradient += channels)
        {
            int start = shape.Start(position);
            int done = Vector256.IsHardwareAccelerated ? BackwardVectors(shape, x + start, y, gradient, inputGradient + start) : 0;
            BackwardScalars(shape, x + start, y, gradient, inputGradient + start, done);
        }
    }

    /// <summary>The definition for one window, for the channels from <paramref name="first"/> on.</summary>
    public static void ForwardScalars(PoolingShape shape, float* window, float* y, int first)
    {
        for (int c = first; c < shape.Input.Channels; c++)
        {
            float largest = window[c];
            for (int tap = 1; tap < shape.Taps; tap++)
            {
                float value = window[shape.Offset(tap) + c];
                largest = value > largest || float.IsNaN(value) ? value : largest;
            }

            y[c] = largest;
        }
    }

    /// <summary>The definition for one window, for the channels from <paramref name="first"/> on.</summary>
    public static void BackwardScalars(PoolingShape shape, float* window, float* y, float* gradient, float* inputGradient, int first)
    {
        for (int c = first; c < shape.Input.Channels; c++)
        {
            bool isGiven = false;
            for (int tap = 0; tap < shape.Taps; tap++)
            {
                int at = shape.Offset(tap) + c;
                bool hits = !isGiven && window[at] == y[c];
                float own = hits ? gradient[c] : 0;
                inputGradient[at] = shape.IsDisjoint ? own : inputGradient[at] + own;
                isGiven |= hits;
            }
        }
    }

    private static int ForwardVectors(PoolingShape shape, float* window, float* y)
    {
        int c = 0;
        for (; c + 8 <= shape.Input.Channels; c = shape.NextVector(c))
        {
            V largest = Vector256.Load(window + c);
            for (int row = 0; row < shape.KernelHeight; row++)
            {
                float* from = window + (long)row * shape.Row + c;
                for (int column = 0; column < shape.KernelWidth; column++, from += shape.Input.Channels)
                {
                    V value = Vector256.Load(from);
                    V takes = Vector256.GreaterThan(value, largest) | ~Vector256.Equals(value, value);
                    largest = Vector256.ConditionalSelect(takes, value, largest);
                }
            }

            largest.Store(y + c);
        }

        return c;
    }

    private static int BackwardVectors(PoolingShape shape, float* window, float* y, float* gradient, float* inputGradient)
    {
        bool isDisjoint = shape.IsDisjoint;
        int c = 0;
        for (; c + 8 <= shape.Input.Channels; c = isDisjoint ? shape.NextVector(c) : c + 8)
        {
            V largest = Vector256.Load(y + c), left = Vector256.Load(gradient + c);
            for (int row = 0; row < shape.KernelHeight; row++)
            {
                int at = row * shape.Row + c;
                for (int column = 0; column < shape.KernelWidth; column++, at += shape.Input.Channels)
                {
                    V hits = Vector256.Equals(Vector256.Load(window + at), largest), own = left & hits;
                    (isDisjoint ? own : Vector256.Load(inputGradient + at) + own).Store(inputGradient + at);
                    left = Vector256.AndNot(left, hits);
                }
            }
        }

        return c;
    }
}
