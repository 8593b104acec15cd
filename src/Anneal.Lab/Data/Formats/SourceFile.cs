using System.IO.Compression;

namespace Anneal.Lab.Data.Formats;

/// <summary>A file that is read: opens it, plain or gzip, and notes its problems.</summary>
internal sealed class SourceFile(string path, List<DataProblem> problems)
{
    /// <summary>More bytes than any of the formats may have.</summary>
    private const long MostBytes = 1L << 30;

    /// <summary>The file's length in bytes; null for a gzip file, whose content has a length that only reading tells.</summary>
    public long? PlainLength { get; private set; }

    /// <summary>Whether no problem was noted.</summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>Reads the file; on a problem, notes it and returns null.</summary>
    public static T? Read<T>(string path, string kind, List<DataProblem> problems, Func<Stream, SourceFile, T?> read)
        where T : class
    {
        var source = new SourceFile(path, problems);
        try
        {
            using Stream? stream = source.Open(kind);
            return stream is null ? null : read(stream, source);
        }
        catch (InvalidDataException)
        {
            source.Note(null, "It is a damaged or incomplete gzip file.", "Get the file again.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            source.Note(null, $"It cannot be read: {exception.Message}", "Check the path and the rights to it.");
        }

        return null;
    }

    /// <summary>Everything from here to the end; null, with a problem noted, where that is too much.</summary>
    public byte[]? ReadToEnd(Stream stream)
    {
        var content = new byte[Math.Min(PlainLength + 1 ?? 1 << 20, MostBytes + 1)];
        int there = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        while (there == content.Length && there <= MostBytes)
        {
            Array.Resize(ref content, (int)Math.Min(MostBytes + 1, 2L * there));
            there += stream.ReadAtLeast(content.AsSpan(there), content.Length - there, throwOnEndOfStream: false);
        }

        if (there > MostBytes)
        {
            Note(MostBytes, $"There are more than {MostBytes} bytes.", "Give a smaller file.");
            return null;
        }

        Array.Resize(ref content, there);
        return content;
    }

    /// <summary>Notes a problem of this file.</summary>
    public void Note(long? offset, string what, string remedy)
    {
        problems.Add(new DataProblem(path, offset, what, remedy));
        IsSound = false;
    }

    private Stream? Open(string kind)
    {
        if (!File.Exists(path))
        {
            Note(null, Directory.Exists(path) ? "This is a folder." : "There is no such file.", $"Give the path of {kind}.");
            return null;
        }

        FileStream file = File.OpenRead(path);
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            PlainLength = file.Length;
            return file;
        }

        if (file.ReadByte() == 0x1F && file.ReadByte() == 0x8B)
        {
            file.Position = 0;
            return new GZipStream(file, CompressionMode.Decompress);
        }

        file.Dispose();
        Note(0, "The file does not begin as a gzip file does.", "If it is already unpacked, take '.gz' off its name.");
        return null;
    }
}
