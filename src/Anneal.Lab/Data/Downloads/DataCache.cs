namespace Anneal.Lab.Data.Downloads;

/// <summary>The folder of downloaded data sets: a folder for each, with its files unpacked.</summary>
/// <remarks>A file gets its name there only after its content was verified, so what has its name and length counts as there.</remarks>
public sealed class DataCache
{
    /// <summary>The environment variable that names another folder than the usual one.</summary>
    public const string Variable = "ANNEAL_CACHE";

    /// <summary>A cache in a folder, which need not be there yet.</summary>
    /// <param name="folder">The folder.</param>
    public DataCache(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        Folder = Path.GetFullPath(folder);
    }

    /// <summary>The folder, as a full path.</summary>
    public string Folder { get; }

    /// <summary>The cache of this user: the folder that <see cref="Variable"/> names; else <c>%LocalAppData%\anneal\cache</c> on Windows,
    /// <c>~/Library/Caches/anneal</c> on macOS, <c>$XDG_CACHE_HOME/anneal</c> or <c>~/.cache/anneal</c> elsewhere.</summary>
    /// <returns>The cache; nothing is created yet.</returns>
    public static DataCache OfUser() => new(UsualFolder(
        Environment.GetEnvironmentVariable,
        OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "unix",
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify),
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify)));

    /// <summary>The folder of a data set.</summary>
    /// <param name="set">The data set.</param>
    /// <returns>Its full path; it need not be there.</returns>
    public string FolderOf(PublicDataSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Path.Combine(Folder, set.Name);
    }

    /// <summary>Whether all files of a data set are there.</summary>
    /// <param name="set">The data set.</param>
    public bool Has(PublicDataSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return set.Files.All(file => Has(set, file));
    }

    internal bool Has(PublicDataSet set, PublicFile file) =>
        new FileInfo(Path.Combine(FolderOf(set), file.Name)) is { Exists: true } there && there.Length == file.Length;

    /// <summary>As the base directory specification of freedesktop.org asks, a path that is not absolute does not count.</summary>
    internal static string UsualFolder(Func<string, string?> variable, string system, string home, string localData)
    {
        if (variable(Variable) is { } own && !string.IsNullOrWhiteSpace(own))
            return own;
        return system switch
        {
            "windows" => Path.Combine(localData, "anneal", "cache"),
            "macos" => Path.Combine(home, "Library", "Caches", "anneal"),
            _ => Path.Combine(variable("XDG_CACHE_HOME") is { } cache && Path.IsPathRooted(cache) ? cache : Path.Combine(home, ".cache"), "anneal"),
        };
    }
}
