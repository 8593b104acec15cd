using System.Globalization;

namespace Anneal.Lab.Runs;

/// <summary>The folder in which a run leaves its record.</summary>
/// <param name="Path">The folder.</param>
public sealed record RunFolder(string Path)
{
    /// <summary>Makes a new folder; one that is there already is never written into.</summary>
    /// <param name="parent">The folder of all runs, such as <c>runs</c>; made if it is not there.</param>
    /// <param name="name">The name that is wanted; a number is appended if it is taken.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="AnnealException">The name cannot be that of a folder.</exception>
    public static RunFolder Create(string parent, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(parent);
        if (string.IsNullOrWhiteSpace(name) || name is "." or ".." || name.IndexOfAny(System.IO.Path.GetInvalidFileNameChars()) >= 0)
            throw new AnnealException($"'{name}' cannot be the name of a run. Use letters, digits, points and hyphens.");
        string path = System.IO.Path.Combine(parent, name);
        for (int number = 2; Directory.Exists(path) || File.Exists(path); number++)
            path = System.IO.Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"));
        Directory.CreateDirectory(path);
        return new RunFolder(path);
    }

    /// <summary>The path of a file in the folder.</summary>
    /// <param name="name">The file's name.</param>
    public string this[string name] => System.IO.Path.Combine(Path, name);
}
