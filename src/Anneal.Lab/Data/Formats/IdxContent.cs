using System.Buffers.Binary;

namespace Anneal.Lab.Data.Formats;

/// <summary>What one IDX file of bytes holds: its dimensions and its values, of which there is at least one.</summary>
/// <remarks>The format: the magic number (2048 + the number of dimensions), the dimensions, each 32 bits with the most
/// significant byte first; then the values. The header is not believed: memory is taken only for bytes that are there.</remarks>
internal sealed record IdxContent(int[] Dimensions, byte[] Values)
{
    public const uint ImageMagic = 2051, LabelMagic = 2049;
    private const long MostValues = 1L << 30;

    /// <summary>Reads the file; on a problem, notes it and returns null.</summary>
    public static IdxContent? Read(string path, uint magic, List<DataProblem> problems) =>
        SourceFile.Read(path, "an IDX file", problems, (stream, source) => Read(stream, magic, source));

    private static IdxContent? Read(Stream stream, uint magic, SourceFile source)
    {
        Span<byte> header = stackalloc byte[4 + 4 * (int)(magic - 2048)];
        int there = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (there >= 4 && BinaryPrimitives.ReadUInt32BigEndian(header) is var found && found != magic)
            return Refuse(source, 0, $"The magic number is {found}, not {magic}.", RemedyForMagic(found));
        if (there < header.Length)
            return Refuse(source, there, $"The file ends in its header of {header.Length} bytes.", "Get the file again.");

        var dimensions = new int[header.Length / 4 - 1];
        long size = 1;
        for (int dimension = 0; dimension < dimensions.Length; dimension++)
        {
            int offset = 4 + 4 * dimension;
            uint length = BinaryPrimitives.ReadUInt32BigEndian(header[offset..]);
            if (length == 0 || length > MostValues / size)
            {
                return Refuse(source, offset, $"Dimension {dimension} is {length}; allowed are 1 to {MostValues / size} here.",
                    "Get the file again.");
            }

            dimensions[dimension] = (int)length;
            size *= length;
        }

        return ReadValues(stream, header.Length, (int)size, source) is { } values ? new(dimensions, values) : null;
    }

    private static byte[]? ReadValues(Stream stream, int headerLength, int size, SourceFile source)
    {
        if (source.PlainLength is { } length && length < headerLength + (long)size)
            return Short(source, length, headerLength, size);

        var values = new byte[source.PlainLength is null ? Math.Min(size, 1 << 20) : size];
        int there = stream.ReadAtLeast(values, values.Length, throwOnEndOfStream: false);
        while (there == values.Length && there < size)
        {
            Array.Resize(ref values, (int)Math.Min(size, 2L * there));
            there += stream.ReadAtLeast(values.AsSpan(there), values.Length - there, throwOnEndOfStream: false);
        }

        if (there < size)
            return Short(source, headerLength + (long)there, headerLength, size);
        if (stream.ReadByte() >= 0)
        {
            source.Note(headerLength + (long)size, $"There are bytes after the {size} values that the header promises.",
                "Get the file again.");
        }

        return source.IsSound ? values : null;
    }

    private static IdxContent? Refuse(SourceFile source, long offset, string what, string remedy)
    {
        source.Note(offset, what, remedy);
        return null;
    }

    private static byte[]? Short(SourceFile source, long end, int headerLength, int size)
    {
        source.Note(end, $"The file ends here; its header promises {headerLength + (long)size} bytes.",
            "Get the file again: it is incomplete.");
        return null;
    }

    private static string RemedyForMagic(uint magic) => magic switch
    {
        ImageMagic => "This is a file of images; give the file of labels here.",
        LabelMagic => "This is a file of labels; give the file of images here.",
        >= 0x1F8B0000 and <= 0x1F8BFFFF => "This is a gzip file; add '.gz' to its name, or unpack it.",
        _ => "Give a file in the IDX format of MNIST.",
    };
}
