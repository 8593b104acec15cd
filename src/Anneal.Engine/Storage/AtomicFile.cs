using System.Text;

namespace Anneal.Engine.Storage;

/// <summary>Files that are either complete or not there: what a reader or a crash finds is the old text or the new one.</summary>
public static class AtomicFile
{
    private static UTF8Encoding Utf8 { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Writes a text as UTF-8 beside the file, waits for the disk, and puts it in the file's place.</summary>
    /// <param name="path">The file; it may exist, its folder must.</param>
    /// <param name="text">The whole content.</param>
    /// <exception cref="IOException">The text could not be written; a file that was there is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written.</exception>
    /// <exception cref="EncoderFallbackException">The text is not valid Unicode.</exception>
    public static void WriteAllText(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Write(path, stream =>
        {
            using StreamWriter writer = new(stream, Utf8, leaveOpen: true);
            writer.Write(text);
        });
    }

    /// <summary>Writes a file beside its place, waits for the disk, and puts it there.</summary>
    /// <param name="path">The file; it may exist, its folder must.</param>
    /// <param name="content">Writes the whole content.</param>
    /// <exception cref="IOException">The content could not be written; a file that was there is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written.</exception>
    public static void Write(string path, Action<Stream> content)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(content);
        string target = Path.GetFullPath(path);
        string temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            WriteThrough(temporary, content);
            File.Move(temporary, target, overwrite: true);
            DurableFolder.Flush(Path.GetDirectoryName(target)!);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static void WriteThrough(string path, Action<Stream> content)
    {
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        content(file);
        file.Flush(flushToDisk: true);
    }
}
