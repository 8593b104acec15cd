using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector256<float>;

namespace Anneal.Engine.Kernels;

/// <summary>Mean and squared deviations of each channel over the positions of one image.</summary>
/// <remarks>
/// Deviations are taken from the channel's first value, so that a large mean does not cancel a small variance. Even and
/// odd positions have sums of their own, in vectors and scalars alike, so both give the same bits.
/// </remarks>
internal static unsafe class ChannelMoments
{
    /// <param name="image">[positions, channels].</param>
    /// <param name="positions">Pixels.</param>
    /// <param name="channels">Values of a pixel.</param>
    /// <param name="moments">[2, channels]: the means, then the sums of squared deviations from them.</param>
    public static void Run(float* image, int positions, int channels, float* moments)
    {
        int done = Vector256.IsHardwareAccelerated ? Vectors(image, positions, channels, moments) : 0;
        Scalars(image, positions, channels, done, moments);
    }

    /// <summary>The definition, for the channels from <paramref name="first"/> on.</summary>
    public static void Scalars(float* image, int positions, int channels, int first, float* moments)
    {
        for (int c = first; c < channels; c++)
        {
            float pivot = image[c], s0 = 0, s1 = 0, q0 = 0, q1 = 0;
            for (int p = 0; p < positions; p++)
            {
                float d = image[(long)p * channels + c] - pivot;
                if (p % 2 == 0)
                    (s0, q0) = (s0 + d, q0 + d * d);
                else
                    (s1, q1) = (s1 + d, q1 + d * d);
            }

            float sum = s0 + s1, mean = sum / positions;
            moments[c] = pivot + mean;
            moments[channels + c] = q0 + q1 - sum * mean;
        }
    }

    private static int Vectors(float* image, int positions, int channels, float* moments)
    {
        int c = 0;
        for (; c + 16 <= channels; c += 16)
            Sixteen(image + c, positions, channels, moments + c);
        for (; c + 8 <= channels; c += 8)
            Eight(image + c, positions, channels, moments + c);
        return c;
    }

    private static void Sixteen(float* image, int positions, int channels, float* moments)
    {
        V pivot0 = Vector256.Load(image), pivot1 = Vector256.Load(image + 8);
        V s0 = default, s1 = default, q0 = default, q1 = default, t0 = default, t1 = default, r0 = default, r1 = default;
        int p = 0;
        for (; p + 2 <= positions; p += 2, image += 2 * channels)
        {
            V a = Vector256.Load(image) - pivot0, b = Vector256.Load(image + 8) - pivot1;
            s0 += a;
            s1 += b;
            q0 += a * a;
            q1 += b * b;
            a = Vector256.Load(image + channels) - pivot0;
            b = Vector256.Load(image + channels + 8) - pivot1;
            t0 += a;
            t1 += b;
            r0 += a * a;
            r1 += b * b;
        }

        if (p < positions)
        {
            V a = Vector256.Load(image) - pivot0, b = Vector256.Load(image + 8) - pivot1;
            s0 += a;
            s1 += b;
            q0 += a * a;
            q1 += b * b;
        }

        Finish(pivot0, s0 + t0, q0 + r0, positions, channels, moments);
        Finish(pivot1, s1 + t1, q1 + r1, positions, channels, moments + 8);
    }

    private static void Eight(float* image, int positions, int channels, float* moments)
    {
        V pivot = Vector256.Load(image), s = default, q = default, t = default, r = default;
        int p = 0;
        for (; p + 2 <= positions; p += 2, image += 2 * channels)
        {
            V a = Vector256.Load(image) - pivot, b = Vector256.Load(image + channels) - pivot;
            s += a;
            q += a * a;
            t += b;
            r += b * b;
        }

        if (p < positions)
        {
            V a = Vector256.Load(image) - pivot;
            s += a;
            q += a * a;
        }

        Finish(pivot, s + t, q + r, positions, channels, moments);
    }

    private static void Finish(V pivot, V sum, V squares, int positions, int channels, float* moments)
    {
        V mean = sum / Vector256.Create((float)positions);
        (pivot + mean).Store(moments);
        (squares - sum * mean).Store(moments + channels);
    }
}
