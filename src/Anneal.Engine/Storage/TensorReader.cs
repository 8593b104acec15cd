using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Anneal.Engine.Storage;

/// <summary>Reads the safetensors format; whatever the bytes are, the outcome is a file or a <see cref="TensorFileException"/>.</summary>
/// <param name="name">What messages call the file.</param>
internal sealed class TensorReader(string name)
{
    public TensorFile Read(Stream stream)
    {
        byte[] header = ReadHeader(stream);
        using JsonDocument document = Parse(header);
        List<Entry> entries = [];
        Dictionary<string, string> metadata = new(StringComparer.Ordinal);
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            string key = Text(() => property.Name);
            if (!names.Add(key))
                throw Wrong($"The header has '{key}' twice.");
            if (key == TensorHeader.Metadata)
                ReadMetadata(property.Value, metadata);
            else
                entries.Add(ReadEntry(key, property.Value));
        }

        entries.Sort((first, second) => (first.Begin, first.End).CompareTo((second.Begin, second.End)));
        return new TensorFile(ReadValues(stream, entries), metadata);
    }

    private byte[] ReadHeader(Stream stream)
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        Fill(stream, length, "the length of its header");
        ulong announced = BinaryPrimitives.ReadUInt64LittleEndian(length);
        if (announced is < 2 or > TensorHeader.MaximumLength)
            throw Wrong($"Its first 8 bytes announce a header of {announced} bytes; a header has 2 to {TensorHeader.MaximumLength}.");
        return ReadBytes(stream, (int)announced, "its header");
    }

    private JsonDocument Parse(byte[] header)
    {
        try
        {
            JsonDocument document = JsonDocument.Parse(header);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
        }
        catch (JsonException exception)
        {
            throw new TensorFileException(Message($"Its header is not JSON: {exception.Message}"), exception);
        }

        throw Wrong("Its header is not a JSON object.");
    }

    private void ReadMetadata(JsonElement element, Dictionary<string, string> metadata)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Wrong($"'{TensorHeader.Metadata}' is not an object.");
        foreach (JsonProperty property in element.EnumerateObject())
        {
            string key = Text(() => property.Name);
            if (property.Value.ValueKind != JsonValueKind.String || !metadata.TryAdd(key, Text(() => property.Value.GetString()!)))
                throw Wrong($"'{key}' of '{TensorHeader.Metadata}' is not a text, or stands there twice.");
        }
    }

    private Entry ReadEntry(string key, JsonElement element)
    {
        if (key.Length == 0 || element.ValueKind != JsonValueKind.Object)
            throw Wrong($"The header's entry '{key}' does not describe a tensor.");
        if (!element.TryGetProperty(TensorHeader.Type, out JsonElement type) || type.ValueKind != JsonValueKind.String)
            throw Wrong($"'{key}' has no '{TensorHeader.Type}'.");
        if (!type.ValueEquals(TensorHeader.Float32))
        {
            throw new TensorFileException(
                $"'{name}': '{key}' has the type {Text(() => type.GetString()!)}; only {TensorHeader.Float32} is read. Convert the tensors to 32-bit floats before saving them.");
        }

        long[] shape = Numbers(key, element, TensorHeader.Shape), offsets = Numbers(key, element, TensorHeader.Offsets);
        if (offsets.Length != 2)
            throw Wrong($"'{key}' has {offsets.Length} '{TensorHeader.Offsets}'; there must be 2.");
        UInt128 bytes = sizeof(float);
        foreach (long extent in shape)
            bytes = extent <= int.MaxValue && bytes <= long.MaxValue ? bytes * (UInt128)extent : throw Wrong($"'{key}' has more values than fit into memory.");
        if (offsets[0] > offsets[1] || (UInt128)(offsets[1] - offsets[0]) != bytes)
            throw Wrong($"'{key}' lies from byte {offsets[0]} to {offsets[1]}, but its shape [{string.Join(", ", shape)}] takes {bytes} bytes.");
        return new(key, Array.ConvertAll(shape, extent => (int)extent), offsets[0], offsets[1]);
    }

    private long[] Numbers(string key, JsonElement element, string field)
    {
        if (!element.TryGetProperty(field, out JsonElement array) || array.ValueKind != JsonValueKind.Array)
            throw Wrong($"'{key}' has no '{field}'.");
        var numbers = new List<long>();
        foreach (JsonElement member in array.EnumerateArray())
        {
            if (member.ValueKind != JsonValueKind.Number || !member.TryGetInt64(out long number) || number < 0)
                throw Wrong($"'{field}' of '{key}' has {member}; only whole numbers of 0 or more may stand there.");
            numbers.Add(number);
        }

        return [.. numbers];
    }

    private List<StoredTensor> ReadValues(Stream stream, List<Entry> entries)
    {
        var tensors = new List<StoredTensor>();
        long position = 0;
        foreach (Entry entry in entries)
        {
            if (entry.Begin != position)
                throw Wrong($"'{entry.Name}' begins at byte {entry.Begin} of the values, but the one before it ends at {position}.");
            byte[] bytes = ReadBytes(stream, entry.End - entry.Begin, $"the values of '{entry.Name}'");
            float[] values = MemoryMarshal.Cast<byte, float>(bytes).ToArray();
            TensorHeader.ToLittleEndian(values);
            tensors.Add(new StoredTensor(entry.Name, entry.Shape, values));
            position = entry.End;
        }

        if (stream.ReadByte() >= 0)
            throw Wrong($"There are bytes after the last tensor, which ends at byte {position} of the values.");
        return tensors;
    }

    /// <summary>Reads in pieces, so that a length that is a lie does not take the memory that it asks for.</summary>
    private byte[] ReadBytes(Stream stream, long count, string what)
    {
        const int Piece = 1 << 20;
        if (count > Array.MaxLength)
            throw Wrong($"'{what}' would take {count} bytes, more than fit into memory.");
        byte[] bytes = new byte[Math.Min(count, Piece)];
        for (int done = 0; ;)
        {
            Fill(stream, bytes.AsSpan(done), what);
            done = bytes.Length;
            if (done == count)
                return bytes;
            Array.Resize(ref bytes, (int)Math.Min(count, 2L * done));
        }
    }

    private void Fill(Stream stream, Span<byte> bytes, string what)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw Wrong($"It ends within {what}.");
    }

    /// <summary>A text of the header; halves of a surrogate pair make it unreadable.</summary>
    private string Text(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException exception)
        {
            throw new TensorFileException(Message("A text in its header is not Unicode."), exception);
        }
    }

    private TensorFileException Wrong(string what) => new(Message(what));

    private string Message(string what) => $"'{name}' is not a sound safetensors file. {what} Take an undamaged copy of it.";

    private readonly record struct Entry(string Name, int[] Shape, long Begin, long End);
}
