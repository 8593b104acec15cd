using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Anneal.Engine.Storage;

/// <summary>Writes the safetensors format.</summary>
internal static class TensorWriter
{
    private const int Alignment = 8;

    public static void Write(Stream stream, TensorFile file)
    {
        ReadOnlySpan<byte> header = Header(file);
        int padding = -header.Length & (Alignment - 1);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)(header.Length + padding));
        stream.Write(length);
        stream.Write(header);
        stream.Write("       "u8[..padding]);
        foreach (StoredTensor tensor in file.Tensors)
            WriteValues(stream, tensor.Values);
    }

    private static ReadOnlySpan<byte> Header(TensorFile file)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        if (!file.Metadata.IsEmpty)
            WriteMetadata(json, file);
        long offset = 0;
        foreach (StoredTensor tensor in file.Tensors)
            offset = WriteEntry(json, tensor, offset);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan;
    }

    private static void WriteMetadata(Utf8JsonWriter json, TensorFile file)
    {
        json.WriteStartObject(TensorHeader.Metadata);
        foreach ((string name, string text) in file.Metadata)
            json.WriteString(name, text);
        json.WriteEndObject();
    }

    private static long WriteEntry(Utf8JsonWriter json, StoredTensor tensor, long offset)
    {
        long end = offset + (long)tensor.Values.Length * sizeof(float);
        json.WriteStartObject(tensor.Name);
        json.WriteString(TensorHeader.Type, TensorHeader.Float32);
        json.WriteStartArray(TensorHeader.Shape);
        foreach (int extent in tensor.Shape)
            json.WriteNumberValue(extent);
        json.WriteEndArray();
        json.WriteStartArray(TensorHeader.Offsets);
        json.WriteNumberValue(offset);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
        return end;
    }

    private static void WriteValues(Stream stream, float[] values)
    {
        if (!BitConverter.IsLittleEndian)
            TensorHeader.ToLittleEndian(values = [.. values]);
        stream.Write(MemoryMarshal.AsBytes<float>(values));
    }
}
