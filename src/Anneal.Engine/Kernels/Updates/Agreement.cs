using System.Numerics;
using System.Runtime.Intrinsics;

namespace Anneal.Engine.Kernels.Updates;

/// <summary>How many elements of two vectors have the same sign, 0 not counted: where <c>factor a b &gt; 0</c>.</summary>
internal static unsafe class Agreement
{
    public static int Count(float* a, float* b, float factor, int length)
    {
        int count = 0, i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i + 8 <= length; i += 8)
            {
                Vector256<float> product = Vector256.Load(a + i) * (factor * Vector256.Load(b + i));
                count += BitOperations.PopCount(Vector256.GreaterThan(product, Vector256<float>.Zero).ExtractMostSignificantBits());
            }
        }

        return count + CountScalars(a + i, b + i, factor, length - i);
    }

    public static int CountScalars(float* a, float* b, float factor, int length)
    {
        int count = 0;
        for (int i = 0; i < length; i++)
            count += a[i] * (factor * b[i]) > 0 ? 1 : 0;
        return count;
    }
}
