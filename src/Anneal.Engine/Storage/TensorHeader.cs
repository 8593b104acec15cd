using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Anneal.Engine.Storage;

/// <summary>Words and limits of the safetensors format.</summary>
internal static class TensorHeader
{
    public const string Metadata = "__metadata__";
    public const string Type = "dtype";
    public const string Shape = "shape";
    public const string Offsets = "data_offsets";
    public const string Float32 = "F32";

    /// <summary>The longest header that the format allows.</summary>
    public const int MaximumLength = 100_000_000;

    /// <summary>Turns floats of this machine into the file's order of bytes, or back, in place.</summary>
    public static void ToLittleEndian(Span<float> values)
    {
        if (BitConverter.IsLittleEndian)
            return;
        Span<int> bits = MemoryMarshal.Cast<float, int>(values);
        BinaryPrimitives.ReverseEndianness(bits, bits);
    }
}
