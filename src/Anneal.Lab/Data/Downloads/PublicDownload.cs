namespace Anneal.Lab.Data.Downloads;

/// <summary>One download: a file, or an archive of several.</summary>
internal sealed record PublicDownload
{
    /// <summary>The name under which it is found at its first mirror, and under which it can be put into the cache by hand.</summary>
    public required string Name { get; init; }

    /// <summary>Where it can be had, best first.</summary>
    public required IReadOnlyList<DownloadMirror> Mirrors { get; init; }

    /// <summary>What it must hold.</summary>
    public required IReadOnlyList<PublicFile> Files { get; init; }
}
