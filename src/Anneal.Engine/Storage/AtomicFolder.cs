using System.Globalization;

namespace Anneal.Engine.Storage;

/// <summary>Folders that are either complete or not there: what a reader or a crash finds is the old one or the new one.</summary>
public static class AtomicFolder
{
    /// <summary>The ending of a folder that steps aside for the one that replaces it.</summary>
    private const string Replaced = ".replaced";

    private const string Unfinished = ".tmp";

    /// <summary>Writes a folder beside its place, waits for the disk, and puts it there.</summary>
    /// <param name="path">The folder; it is replaced if it exists, its parent must exist.</param>
    /// <param name="content">Writes all files into the folder that it is given; flushed ones, as <see cref="AtomicFile"/> does.</param>
    /// <exception cref="IOException">The content could not be written; a folder that was there is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The parent may not be written.</exception>
    public static void Write(string path, Action<string> content)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(content);
        string target = Path.GetFullPath(path), parent = Path.GetDirectoryName(target)!;
        string temporary = Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}{Unfinished}"));
        try
        {
            Directory.CreateDirectory(temporary);
            content(temporary);
            DurableFolder.Flush(temporary);
            PutInPlace(temporary, target);
            DurableFolder.Flush(parent);
        }
        catch
        {
            Remove(temporary);
            throw;
        }
    }

    /// <summary>Where a folder is: in its place, or aside, if its replacement was cut off between two renames.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>Its path; null if it is neither here nor there.</returns>
    public static string? Find(string path) => Directory.Exists(path) ? path : Directory.Exists(path + Replaced) ? path + Replaced : null;

    /// <summary>The folders within a parent that were written by <see cref="Write"/>, each by the path that it was given there.</summary>
    /// <param name="parent">The parent; it need not exist.</param>
    /// <returns>The paths, in the order of their names.</returns>
    public static IReadOnlyList<string> List(string parent) => Directory.Exists(parent)
        ? [.. Directory.EnumerateDirectories(parent).Where(path => !IsUnfinished(path)).Select(PlaceOf).Distinct().Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Deletes a folder and what stepped aside for it. That somebody else holds a file open is no error: what is left is unused.</summary>
    /// <param name="path">The folder; it need not exist.</param>
    public static void Delete(string path)
    {
        Remove(path);
        Remove(path + Replaced);
    }

    /// <summary>Deletes what writings that were cut off have left in a parent. Nobody may be writing there.</summary>
    /// <param name="parent">The parent; it need not exist.</param>
    public static void DeleteUnfinished(string parent)
    {
        if (!Directory.Exists(parent))
            return;
        foreach (string path in Directory.EnumerateDirectories(parent).Where(IsUnfinished))
            Remove(path);
    }

    /// <summary>Whether a folder is being written in a parent, or its writing was cut off.</summary>
    /// <param name="parent">The parent; it need not exist.</param>
    public static bool HasUnfinished(string parent) => Directory.Exists(parent) && Directory.EnumerateDirectories(parent).Any(IsUnfinished);

    /// <summary>A folder cannot be renamed over another.</summary>
    private static void PutInPlace(string temporary, string target)
    {
        if (Directory.Exists(target))
        {
            Remove(target + Replaced);
            Directory.Move(target, target + Replaced);
        }

        Directory.Move(temporary, target);
        Remove(target + Replaced);
    }

    private static bool IsUnfinished(string path) =>
        Path.GetFileName(path) is ['.', .. var rest] && rest.EndsWith(Unfinished, StringComparison.Ordinal);

    private static string PlaceOf(string path) => path.EndsWith(Replaced, StringComparison.Ordinal) ? path[..^Replaced.Length] : path;

    private static void Remove(string path)
    {
        try
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
        }
    }
}
