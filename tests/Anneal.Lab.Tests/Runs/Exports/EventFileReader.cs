using System.Buffers.Binary;
using Anneal.Lab.Tests.Runs.Exports.Messages;

namespace Anneal.Lab.Tests.Runs.Exports;

/// <summary>Reads event files with the generated classes, and every checksum bit by bit.</summary>
internal static class EventFileReader
{
    public static List<Event> Read(byte[] file)
    {
        List<Event> events = [];
        for (ReadOnlySpan<byte> rest = file; rest.Length > 0;)
        {
            int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(rest);
            Assert.Equal(Masked(rest[..8]), BinaryPrimitives.ReadUInt32LittleEndian(rest[8..]));
            ReadOnlySpan<byte> content = rest.Slice(12, length);
            Assert.Equal(Masked(content), BinaryPrimitives.ReadUInt32LittleEndian(rest[(12 + length)..]));
            events.Add(Event.Parser.ParseFrom(content));
            rest = rest[(16 + length)..];
        }

        return events;
    }

    /// <summary>CRC-32C by its polynomial, reflected: 0x82f63b78.</summary>
    public static uint Crc(ReadOnlySpan<byte> content)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in content)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = crc >> 1 ^ ((crc & 1) != 0 ? 0x82f63b78u : 0);
        }

        return ~crc;
    }

    private static uint Masked(ReadOnlySpan<byte> content)
    {
        uint crc = Crc(content);
        return (crc >> 15 | crc << 17) + 0xa282ead8u;
    }
}
