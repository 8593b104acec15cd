using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector256<float>;

namespace Anneal.Engine.Kernels;

/// <summary>
/// <c>y = z · scale + shift</c> for each channel of one image, optionally with another image added, optionally rectified.
/// Each operation rounds by itself: vectors and scalars give the same bits.
/// </summary>
internal static unsafe class ChannelScaling
{
    /// <summary>Writes the scaled image into rows of their own stride, such as the middle of a bordered image.</summary>
    /// <param name="z">[height, width, channels].</param>
    /// <param name="scale">[channels].</param>
    /// <param name="shift">[channels].</param>
    /// <param name="shape">The image's shape.</param>
    /// <param name="rectifies">Whether values below 0 become 0.</param>
    /// <param name="target">The first pixel of the result.</param>
    /// <param name="targetRow">Floats from row to row of the result.</param>
    public static void Run(float* z, float* scale, float* shift, ImageShape shape, bool rectifies, float* target, int targetRow)
    {
        int row = shape.Width * shape.Channels;
        for (int y = 0; y < shape.Height; y++)
        {
            if (Vector256.IsHardwareAccelerated)
                RowVectors(z + (long)y * row, scale, shift, shape, rectifies, target + (long)y * targetRow);
            else
                RowScalars(z + (long)y * row, scale, shift, shape, rectifies, target + (long)y * targetRow);
        }
    }

    /// <summary>Writes <c>z · scale + shift + other</c>; the result may be <paramref name="other"/> itself.</summary>
    public static void RunAndAdd(float* z, float* scale, float* shift, float* other, ImageShape shape, bool rectifies, float* target)
    {
        if (Vector256.IsHardwareAccelerated)
            AddVectors(z, scale, shift, other, shape, rectifies, target);
        else
            AddScalars(z, scale, shift, other, shape, rectifies, target);
    }

    public static void RowScalars(float* z, float* scale, float* shift, ImageShape shape, bool rectifies, float* target)
    {
        for (int i = 0; i < shape.Width * shape.Channels; i++)
        {
            int c = i % shape.Channels;
            float value = z[i] * scale[c] + shift[c];
            target[i] = rectifies && value < 0 ? 0 : value;
        }
    }

    public static void AddScalars(float* z, float* scale, float* shift, float* other, ImageShape shape, bool rectifies, float* target)
    {
        for (int i = 0; i < shape.Length; i++)
        {
            int c = i % shape.Channels;
            float value = z[i] * scale[c] + shift[c] + other[i];
            target[i] = rectifies && value < 0 ? 0 : value;
        }
    }

    private static void RowVectors(float* z, float* scale, float* shift, ImageShape shape, bool rectifies, float* target)
    {
        int channels = shape.Channels, c = 0;
        V floor = Floor(rectifies);
        for (; c + 16 <= channels; c += 16)
            Sixteen(z + c, scale + c, shift + c, shape, floor, target + c);
        for (int x = 0; x < shape.Width && c < channels; x++, z += channels, target += channels)
        {
            int at = c;
            for (; at + 8 <= channels; at += 8)
            {
                V value = Vector256.Load(z + at) * Vector256.Load(scale + at) + Vector256.Load(shift + at);
                Rectified(value, floor).Store(target + at);
            }

            for (; at < channels; at++)
            {
                float value = z[at] * scale[at] + shift[at];
                target[at] = rectifies && value < 0 ? 0 : value;
            }
        }
    }

    /// <summary>Sixteen channels of a row, whose coefficients stay in registers.</summary>
    private static void Sixteen(float* z, float* scale, float* shift, ImageShape shape, V floor, float* target)
    {
        V factor0 = Vector256.Load(scale), factor1 = Vector256.Load(scale + 8), added0 = Vector256.Load(shift), added1 = Vector256.Load(shift + 8);
        for (int x = 0; x < shape.Width; x++, z += shape.Channels, target += shape.Channels)
        {
            Rectified(Vector256.Load(z) * factor0 + added0, floor).Store(target);
            Rectified(Vector256.Load(z + 8) * factor1 + added1, floor).Store(target + 8);
        }
    }

    private static void AddVectors(float* z, float* scale, float* shift, float* other, ImageShape shape, bool rectifies, float* target)
    {
        int channels = shape.Channels, row = shape.Width * channels;
        V floor = Floor(rectifies);
        for (int y = 0; y < shape.Height; y++, z += row, other += row, target += row)
        {
            int c = 0;
            for (; c + 16 <= channels; c += 16)
                AddSixteen(z + c, scale + c, shift + c, other + c, shape, floor, target + c);
            if (c < channels)
                AddRest(z, scale, shift, other, shape, rectifies, target, c);
        }
    }

    private static void AddSixteen(float* z, float* scale, float* shift, float* other, ImageShape shape, V floor, float* target)
    {
        V factor0 = Vector256.Load(scale), factor1 = Vector256.Load(scale + 8), added0 = Vector256.Load(shift), added1 = Vector256.Load(shift + 8);
        for (int x = 0; x < shape.Width; x++, z += shape.Channels, other += shape.Channels, target += shape.Channels)
        {
            Rectified(Vector256.Load(z) * factor0 + added0 + Vector256.Load(other), floor).Store(target);
            Rectified(Vector256.Load(z + 8) * factor1 + added1 + Vector256.Load(other + 8), floor).Store(target + 8);
        }
    }

    /// <summary>The channels of a row from one on.</summary>
    private static void AddRest(
        float* z, float* scale, float* shift, float* other, ImageShape shape, bool rectifies, float* target, int first)
    {
        V floor = Floor(rectifies);
        for (int x = 0; x < shape.Width; x++, z += shape.Channels, other += shape.Channels, target += shape.Channels)
        {
            int c = first;
            for (; c + 8 <= shape.Channels; c += 8)
            {
                V value = Vector256.Load(z + c) * Vector256.Load(scale + c) + Vector256.Load(shift + c) + Vector256.Load(other + c);
                Rectified(value, floor).Store(target + c);
            }

            for (; c < shape.Channels; c++)
            {
                float value = z[c] * scale[c] + shift[c] + other[c];
                target[c] = rectifies && value < 0 ? 0 : value;
            }
        }
    }

    /// <summary>What values must not be below: 0, or −∞ for no rectifier.</summary>
    private static V Floor(bool rectifies) => Vector256.Create(rectifies ? 0 : float.NegativeInfinity);

    /// <summary>0 where the value is below the floor of 0; −∞ is below nothing. NaN stays NaN.</summary>
    private static V Rectified(V value, V floor) => Vector256.AndNot(value, Vector256.LessThan(value, floor));
}
