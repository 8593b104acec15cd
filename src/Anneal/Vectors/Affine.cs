using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Anneal;

/// <summary>Each value multiplied and moved: <c>offset + factor · value</c>, in place and never fused.</summary>
internal static class Affine
{
    public static void Apply(Span<double> values, double factor, double offset)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref double first = ref MemoryMarshal.GetReference(values);
            Vector256<double> factors = Vector256.Create(factor), offsets = Vector256.Create(offset);
            for (; i <= values.Length - Vector256<double>.Count; i += Vector256<double>.Count)
                (offsets + factors * Vector256.LoadUnsafe(ref first, (nuint)i)).StoreUnsafe(ref first, (nuint)i);
        }

        for (; i < values.Length; i++)
            values[i] = offset + factor * values[i];
    }
}
