using System.Runtime.Intrinsics;

namespace Anneal.Engine.Kernels;

/// <summary>
/// e to the power x for x ≤ 0, in place: the same bits on every machine, which a system's own library does not promise.
/// </summary>
/// <remarks>
/// <c>x = n ln 2 + r</c>, a polynomial of degree 6 in r (S. Moshier, Cephes, <c>expf</c>), and n put in the exponent;
/// relative error about 1e-7. Below −87 the result is that at −87, 1.6e-38, so that no denormal number appears. NaN
/// stays NaN.
/// </remarks>
internal static unsafe class Exponential
{
    private const float Smallest = -87;
    private const float Log2E = 1.44269504088896341f;
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;
    private const float C0 = 1.9875691500e-4f;
    private const float C1 = 1.3981999507e-3f;
    private const float C2 = 8.3334519073e-3f;
    private const float C3 = 4.1665795894e-2f;
    private const float C4 = 1.6666665459e-1f;
    private const float C5 = 5.0000001201e-1f;

    public static void Apply(float* values, int length)
    {
        int done = Vector256.IsHardwareAccelerated ? ApplyVectors(values, length) : 0;
        ApplyScalars(values + done, length - done);
    }

    public static void ApplyScalars(float* values, int length)
    {
        for (int i = 0; i < length; i++)
        {
            float x = values[i] < Smallest ? Smallest : values[i];
            float n = MathF.Floor(x * Log2E + 0.5f);
            float r = x - n * Ln2High - n * Ln2Low;
            float p = ((((C0 * r + C1) * r + C2) * r + C3) * r + C4) * r + C5;
            float power = BitConverter.Int32BitsToSingle((float.IsNaN(n) ? 0 : (int)n + 127) << 23);
            values[i] = (p * (r * r) + r + 1) * power;
        }
    }

    private static int ApplyVectors(float* values, int length)
    {
        Vector256<float> smallest = Vector256.Create(Smallest);
        int i = 0;
        for (; i + 8 <= length; i += 8)
        {
            Vector256<float> x = Vector256.Load(values + i);
            x = Vector256.ConditionalSelect(Vector256.LessThan(x, smallest), smallest, x);
            Vector256<float> n = Vector256.Floor(x * Vector256.Create(Log2E) + Vector256.Create(0.5f));
            Vector256<float> r = x - n * Vector256.Create(Ln2High) - n * Vector256.Create(Ln2Low);
            Vector256<float> p = Vector256.Create(C0) * r + Vector256.Create(C1);
            p = p * r + Vector256.Create(C2);
            p = p * r + Vector256.Create(C3);
            p = p * r + Vector256.Create(C4);
            p = p * r + Vector256.Create(C5);
            Vector256<int> exponent = Vector256.ConvertToInt32(n) + Vector256.Create(127);
            Vector256<float> power = Vector256.ShiftLeft(exponent, 23).AsSingle();
            ((p * (r * r) + r + Vector256<float>.One) * power).Store(values + i);
        }

        return i;
    }
}
