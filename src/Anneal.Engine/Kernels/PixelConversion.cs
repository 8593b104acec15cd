using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Anneal.Engine.Kernels;

/// <summary>
/// Bytes to floats: <c>pixel * scale + offset</c> with the channel's numbers, rounded after each operation, the same bits on every machine.
/// </summary>
internal sealed class PixelConversion
{
    private const int Step = 16;
    private readonly float[] _scales;
    private readonly float[] _offsets;

    /// <summary>Scales and offsets are laid out for a whole number of vectors and of pixels: 16 values for each channel.</summary>
    public PixelConversion(ReadOnlySpan<double> means, ReadOnlySpan<double> standardDeviations)
    {
        (_scales, _offsets) = (new float[Step * means.Length], new float[Step * means.Length]);
        for (int i = 0; i < _scales.Length; i++)
        {
            int channel = i % means.Length;
            _scales[i] = (float)(1 / (255 * standardDeviations[channel]));
            _offsets[i] = (float)(-means[channel] / standardDeviations[channel]);
        }
    }

    /// <param name="pixels">The bytes of whole pixels.</param>
    /// <param name="target">As many floats.</param>
    public void Convert(ReadOnlySpan<byte> pixels, Span<float> target)
    {
        if (target.Length != pixels.Length)
        {
            throw new ArgumentException(
                $"{pixels.Length} pixels do not fit {target.Length} floats; give equal lengths.", nameof(target));
        }

        int done = Vector256.IsHardwareAccelerated ? ConvertVectors(pixels, target) : 0;
        ConvertScalars(pixels, target, done);
    }

    public void ConvertScalars(ReadOnlySpan<byte> pixels, Span<float> target, int first = 0)
    {
        for (int i = first; i < pixels.Length; i++)
        {
            float product = pixels[i] * _scales[i % _scales.Length];
            target[i] = product + _offsets[i % _scales.Length];
        }
    }

    /// <summary>Sixteen bytes at a time, widened twice.</summary>
    private int ConvertVectors(ReadOnlySpan<byte> pixels, Span<float> target)
    {
        ref byte from = ref MemoryMarshal.GetReference(pixels);
        ref float to = ref MemoryMarshal.GetReference(target);
        ref float scale = ref MemoryMarshal.GetArrayDataReference(_scales), offset = ref MemoryMarshal.GetArrayDataReference(_offsets);
        int i = 0, place = 0;
        for (; i + Step <= pixels.Length; i += Step)
        {
            Vector256<ushort> words = Vector256.WidenLower(Vector128.LoadUnsafe(ref from, (nuint)i).ToVector256Unsafe());
            (Vector256<uint> low, Vector256<uint> high) = Vector256.Widen(words);
            nuint at = (nuint)place;
            (Vector256.ConvertToSingle(low.AsInt32()) * Vector256.LoadUnsafe(ref scale, at) + Vector256.LoadUnsafe(ref offset, at)).StoreUnsafe(ref to, (nuint)i);
            (Vector256.ConvertToSingle(high.AsInt32()) * Vector256.LoadUnsafe(ref scale, at + 8) + Vector256.LoadUnsafe(ref offset, at + 8)).StoreUnsafe(ref to, (nuint)i + 8);
            place = place + Step == _scales.Length ? 0 : place + Step;
        }

        return i;
    }
}
