using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector256<float>;

namespace Anneal.Engine.Kernels;

/// <summary>The two passes of a batch normalization's gradient over one image.</summary>
/// <remarks>Positions are summed in order and each operation rounds by itself: vectors and scalars give the same bits.</remarks>
internal static unsafe class ChannelGradient
{
    /// <summary>
    /// Sums <c>g</c> and <c>g (z − mean)</c> over the positions; with a rectifier, g first becomes 0 in place where the
    /// forward result was not above 0.
    /// </summary>
    /// <param name="gradient">[positions, channels].</param>
    /// <param name="z">[positions, channels].</param>
    /// <param name="mean">[channels]: mean of z.</param>
    /// <param name="scale">[channels]: factor that the forward pass put on z.</param>
    /// <param name="shift">[channels]: what it added.</param>
    /// <param name="shape">The image's shape.</param>
    /// <param name="rectifies">Whether a rectifier followed.</param>
    /// <param name="sums">[2, channels], overwritten.</param>
    public static void Sum(float* gradient, float* z, float* mean, float* scale, float* shift, ImageShape shape, bool rectifies, float* sums)
    {
        int done = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; done + 16 <= shape.Channels; done += 16)
                SumSixteen(gradient, z, mean, scale, shift, shape, rectifies, done, sums);
            for (; done + 8 <= shape.Channels; done += 8)
                SumEight(gradient, z, mean, scale, shift, shape, rectifies, done, sums);
        }

        SumScalars(gradient, z, mean, scale, shift, shape, rectifies, done, sums);
    }

    /// <summary>Writes <c>g a + (z p + q)</c> into rows of their own stride; the result may be g itself.</summary>
    public static void Propagate(
        float* gradient, float* z, float* a, float* p, float* q, ImageShape shape, float* target, int targetRow)
    {
        int row = shape.Width * shape.Channels;
        for (int y = 0; y < shape.Height; y++, gradient += row, z += row, target += targetRow)
        {
            if (Vector256.IsHardwareAccelerated)
                PropagateVectors(gradient, z, a, p, q, shape, target);
            else
                PropagateScalars(gradient, z, a, p, q, shape, target);
        }
    }

    /// <summary>The definition, for the channels from <paramref name="first"/> on.</summary>
    public static void SumScalars(float* gradient, float* z, float* mean, float* scale, float* shift, ImageShape shape, bool rectifies, int first, float* sums)
    {
        for (int c = first; c < shape.Channels; c++)
        {
            float sum = 0, product = 0;
            for (long i = c; i < shape.Length; i += shape.Channels)
            {
                float g = !rectifies || z[i] * scale[c] + shift[c] > 0 ? gradient[i] : 0;
                if (rectifies)
                    gradient[i] = g;
                sum += g;
                product += g * (z[i] - mean[c]);
            }

            sums[c] = sum;
            sums[shape.Channels + c] = product;
        }
    }

    public static void PropagateScalars(float* gradient, float* z, float* a, float* p, float* q, ImageShape shape, float* target)
    {
        for (int i = 0; i < shape.Width * shape.Channels; i++)
        {
            int c = i % shape.Channels;
            target[i] = gradient[i] * a[c] + (z[i] * p[c] + q[c]);
        }
    }

    private static void SumSixteen(float* gradient, float* z, float* mean, float* scale, float* shift, ImageShape shape, bool rectifies, int c, float* sums)
    {
        V m0 = Vector256.Load(mean + c), m1 = Vector256.Load(mean + c + 8);
        V k0 = Vector256.Load(scale + c), k1 = Vector256.Load(scale + c + 8);
        V h0 = Vector256.Load(shift + c), h1 = Vector256.Load(shift + c + 8);
        V s0 = default, s1 = default, q0 = default, q1 = default;
        long end = shape.Length;
        for (long i = c; i < end; i += shape.Channels)
        {
            V z0 = Vector256.Load(z + i), z1 = Vector256.Load(z + i + 8), g0 = Vector256.Load(gradient + i), g1 = Vector256.Load(gradient + i + 8);
            if (rectifies)
            {
                g0 &= Vector256.GreaterThan(z0 * k0 + h0, V.Zero);
                g1 &= Vector256.GreaterThan(z1 * k1 + h1, V.Zero);
                g0.Store(gradient + i);
                g1.Store(gradient + i + 8);
            }

            s0 += g0;
            s1 += g1;
            q0 += g0 * (z0 - m0);
            q1 += g1 * (z1 - m1);
        }

        s0.Store(sums + c);
        s1.Store(sums + c + 8);
        q0.Store(sums + shape.Channels + c);
        q1.Store(sums + shape.Channels + c + 8);
    }

    private static void SumEight(float* gradient, float* z, float* mean, float* scale, float* shift, ImageShape shape, bool rectifies, int c, float* sums)
    {
        V middle = Vector256.Load(mean + c), factor = Vector256.Load(scale + c);
        V added = Vector256.Load(shift + c), sum = default, product = default;
        for (long i = c; i < shape.Length; i += shape.Channels)
        {
            V x = Vector256.Load(z + i), g = Vector256.Load(gradient + i);
            if (rectifies)
            {
                g &= Vector256.GreaterThan(x * factor + added, V.Zero);
                g.Store(gradient + i);
            }

            sum += g;
            product += g * (x - middle);
        }

        sum.Store(sums + c);
        product.Store(sums + shape.Channels + c);
    }

    private static void PropagateVectors(float* gradient, float* z, float* a, float* p, float* q, ImageShape shape, float* target)
    {
        int channels = shape.Channels, first = 0;
        for (; first + 16 <= channels; first += 16)
            PropagateSixteen(gradient + first, z + first, a + first, p + first, q + first, shape, target + first);
        for (int x = 0; x < shape.Width && first < channels; x++, gradient += channels, z += channels, target += channels)
        {
            int c = first;
            for (; c + 8 <= channels; c += 8)
            {
                V inner = Vector256.Load(z + c) * Vector256.Load(p + c) + Vector256.Load(q + c);
                (Vector256.Load(gradient + c) * Vector256.Load(a + c) + inner).Store(target + c);
            }

            for (; c < channels; c++)
                target[c] = gradient[c] * a[c] + (z[c] * p[c] + q[c]);
        }
    }

    /// <summary>Sixteen channels of a row, whose coefficients stay in registers.</summary>
    private static void PropagateSixteen(float* gradient, float* z, float* a, float* p, float* q, ImageShape shape, float* target)
    {
        V a0 = Vector256.Load(a), a1 = Vector256.Load(a + 8), p0 = Vector256.Load(p), p1 = Vector256.Load(p + 8);
        V q0 = Vector256.Load(q), q1 = Vector256.Load(q + 8);
        for (int x = 0; x < shape.Width; x++, gradient += shape.Channels, z += shape.Channels, target += shape.Channels)
        {
            (Vector256.Load(gradient) * a0 + (Vector256.Load(z) * p0 + q0)).Store(target);
            (Vector256.Load(gradient + 8) * a1 + (Vector256.Load(z + 8) * p1 + q1)).Store(target + 8);
        }
    }
}
