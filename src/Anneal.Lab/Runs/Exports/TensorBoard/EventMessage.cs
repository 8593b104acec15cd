using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Anneal.Lab.Runs.Exports.TensorBoard;

/// <summary>TensorFlow's message <c>Event</c>, as far as scalars need it, in the wire format of protocol buffers.</summary>
/// <remarks>
/// <c>Event { double wall_time = 1; int64 step = 2; string file_version = 3; Summary summary = 5; }</c>, <c>Summary { repeated Value value = 1; }</c>,
/// <c>Value { string tag = 1; float simple_value = 2; }</c>: tensorflow/core/util/event.proto and framework/summary.proto. Three field types in all,
/// so that no library is needed to write them; the tests read them with one.
/// </remarks>
internal sealed class EventMessage
{
    private const string Version = "brain.Event:2";

    private readonly ArrayBufferWriter<byte> _event = new(), _summary = new(), _value = new();

    /// <summary>The first event of a file, which names its version.</summary>
    /// <param name="seconds">Since 1970.</param>
    public ReadOnlySpan<byte> FileVersion(double seconds)
    {
        Begin(seconds, step: 0);
        Text(_event, field: 3, Version);
        return _event.WrittenSpan;
    }

    /// <summary>The event with scalars of one step. The bytes are good until the next event.</summary>
    /// <param name="seconds">Since 1970.</param>
    /// <param name="step">From 0.</param>
    /// <param name="scalars">Their tags and values.</param>
    public ReadOnlySpan<byte> Scalars(double seconds, long step, ReadOnlySpan<(string Tag, float Value)> scalars)
    {
        Begin(seconds, step);
        _summary.ResetWrittenCount();
        foreach ((string tag, float value) in scalars)
        {
            _value.ResetWrittenCount();
            Text(_value, field: 1, tag);
            Key(_value, field: 2, wireType: 5);
            BinaryPrimitives.WriteSingleLittleEndian(_value.GetSpan(4), value);
            _value.Advance(4);
            Bytes(_summary, field: 1, _value.WrittenSpan);
        }

        Bytes(_event, field: 5, _summary.WrittenSpan);
        return _event.WrittenSpan;
    }

    private void Begin(double seconds, long step)
    {
        _event.ResetWrittenCount();
        Key(_event, field: 1, wireType: 1);
        BinaryPrimitives.WriteDoubleLittleEndian(_event.GetSpan(8), seconds);
        _event.Advance(8);
        if (step == 0)
            return;
        Key(_event, field: 2, wireType: 0);
        Variable(_event, (ulong)step);
    }

    private static void Text(ArrayBufferWriter<byte> buffer, int field, string text) => Bytes(buffer, field, Encoding.UTF8.GetBytes(text));

    private static void Bytes(ArrayBufferWriter<byte> buffer, int field, ReadOnlySpan<byte> content)
    {
        Key(buffer, field, wireType: 2);
        Variable(buffer, (ulong)content.Length);
        buffer.Write(content);
    }

    private static void Key(ArrayBufferWriter<byte> buffer, int field, int wireType) => Variable(buffer, (ulong)(field << 3 | wireType));

    /// <summary>Seven bits a byte, the low ones first; the high bit says that more follow.</summary>
    private static void Variable(ArrayBufferWriter<byte> buffer, ulong value)
    {
        Span<byte> bytes = buffer.GetSpan(10);
        int count = 0;
        for (; value >= 0x80; value >>= 7)
            bytes[count++] = (byte)(value | 0x80);
        bytes[count++] = (byte)value;
        buffer.Advance(count);
    }
}
