using System.Buffers.Binary;
using System.Numerics;

namespace Anneal.Lab.Runs.Exports.TensorBoard;

/// <summary>Writes records in TensorFlow's framing.</summary>
/// <remarks>
/// Length (8 bytes, little-endian), masked CRC of those 8 bytes (4), content, masked CRC of the content (4). The CRC is CRC-32C (Castagnoli, RFC
/// 3720, appendix B.4), and the mask <c>((c &gt;&gt; 15) | (c &lt;&lt; 17)) + 0xa282ead8</c> keeps a CRC over data with CRCs in them from being
/// weak. Source: tensorflow/core/lib/io/record_writer.h.
/// </remarks>
internal static class RecordWriter
{
    private const int FrameBytes = 16;

    public static void Write(Stream stream, ReadOnlySpan<byte> content)
    {
        Span<byte> head = stackalloc byte[12], tail = stackalloc byte[FrameBytes - 12];
        BinaryPrimitives.WriteUInt64LittleEndian(head, (ulong)content.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[8..], MaskedCrc(head[..8]));
        BinaryPrimitives.WriteUInt32LittleEndian(tail, MaskedCrc(content));
        stream.Write(head);
        stream.Write(content);
        stream.Write(tail);
    }

    public static uint MaskedCrc(ReadOnlySpan<byte> content) => unchecked(BitOperations.RotateRight(Crc(content), 15) + 0xa282ead8u);

    /// <summary>CRC-32C, by the processor's instruction where it has one.</summary>
    public static uint Crc(ReadOnlySpan<byte> content)
    {
        uint crc = uint.MaxValue;
        for (; content.Length >= sizeof(ulong); content = content[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(content));
        foreach (byte value in content)
            crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }
}
