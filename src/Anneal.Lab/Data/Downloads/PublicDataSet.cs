namespace Anneal.Lab.Data.Downloads;

/// <summary>A data set that can be downloaded.</summary>
public sealed record PublicDataSet
{
    internal PublicDataSet()
    {
    }

    /// <summary>The name on command lines, which is also that of its folder in the cache, such as <c>cifar10</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is: images, sizes, classes.</summary>
    public required string Title { get; init; }

    /// <summary>The licence that its publishers state.</summary>
    public required string Licence { get; init; }

    /// <summary>Whom to cite.</summary>
    public required string Citation { get; init; }

    /// <summary>What has to be downloaded.</summary>
    internal IReadOnlyList<PublicDownload> Downloads { get; init; } = [];

    /// <summary>The files that belong to it, unpacked.</summary>
    internal IEnumerable<PublicFile> Files => Downloads.SelectMany(download => download.Files);

    /// <summary>Bytes of its files, unpacked.</summary>
    public long Length => Files.Sum(file => file.Length);

    /// <summary>The hosts it can be downloaded from, in the order in which they are tried.</summary>
    public IReadOnlyList<string> Hosts => [.. Downloads.SelectMany(download => download.Mirrors).Select(mirror => mirror.Address.Host).Distinct()];
}
