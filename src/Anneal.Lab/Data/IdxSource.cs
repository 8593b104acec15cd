using System.IO.Compression;

namespace Anneal.Lab.Data;

/// <summary>The file behind an IDX content: opens it, plain or gzip, and notes its problems.</summary>
internal sealed class IdxSource(string path, List<DataProblem> problems)
{
    /// <summary>The file's length in bytes; null for a gzip file, whose content has a length that only reading tells.</summary>
    public long? PlainLength { get; private set; }

    /// <summary>Whether no problem was noted.</summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>The content, unpacked; null, with a problem noted, where there is no such file.</summary>
    public Stream? Open()
    {
        if (!File.Exists(path))
        {
            Note(null, Directory.Exists(path) ? "This is a folder." : "There is no such file.", "Give the path of an IDX file.");
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

    /// <summary>Notes a problem of this file.</summary>
    /// <returns>Always null.</returns>
    public IdxContent? Note(long? offset, string what, string remedy)
    {
        problems.Add(new DataProblem(path, offset, what, remedy));
        IsSound = false;
        return null;
    }
}
