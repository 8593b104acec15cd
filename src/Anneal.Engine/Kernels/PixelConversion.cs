using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Anneal.Engine.Kernels;

/// <summary>
/// Bytes to floats: <c>pixel * scale + offset</c>, rounded after each operation, the same bits on every machine.
/// </summary>
internal static class PixelConversion
{
    /// <param name="pixels">The bytes.</param>
    /// <param name="target">As many floats.</param>
    /// <param name="scale">Factor on the byte.</param>
    /// <param name="offset">Added after the factor.</param>
    public static void Convert(ReadOnlySpan<byte> pixels, Span<float> target, float scale, float offset)
    {
        if (target.Length != pixels.Length)
        {
            throw new ArgumentException(
                $"{pixels.Length} pixels do not fit {target.Length} floats; give equal lengths.", nameof(target));
        }

        int done = Vector256.IsHardwareAccelerated ? ConvertVectors(pixels, target, scale, offset) : 0;
        ConvertScalars(pixels[done..], target[done..], scale, offset);
    }

    public static void ConvertScalars(ReadOnlySpan<byte> pixels, Span<float> target, float scale, float offset)
    {
        for (int i = 0; i < pixels.Length; i++)
        {
            float product = pixels[i] * scale;
            target[i] = product + offset;
        }
    }

    /// <summary>Sixteen bytes at a time, widened twice.</summary>
    private static int ConvertVectors(ReadOnlySpan<byte> pixels, Span<float> target, float scale, float offset)
    {
        ref byte from = ref MemoryMarshal.GetReference(pixels);
        ref float to = ref MemoryMarshal.GetReference(target);
        Vector256<float> factor = Vector256.Create(scale), shift = Vector256.Create(offset);
        int i = 0;
        for (; i + 16 <= pixels.Length; i += 16)
        {
            Vector256<ushort> words = Vector256.WidenLower(Vector128.LoadUnsafe(ref from, (nuint)i).ToVector256Unsafe());
            (Vector256<uint> low, Vector256<uint> high) = Vector256.Widen(words);
            (Vector256.ConvertToSingle(low.AsInt32()) * factor + shift).StoreUnsafe(ref to, (nuint)i);
            (Vector256.ConvertToSingle(high.AsInt32()) * factor + shift).StoreUnsafe(ref to, (nuint)i + 8);
        }

        return i;
    }
}
