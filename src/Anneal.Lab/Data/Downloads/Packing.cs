namespace Anneal.Lab.Data.Downloads;

/// <summary>How a download wraps its files.</summary>
internal enum Packing
{
    /// <summary>It is the file.</summary>
    None,

    /// <summary>One file, by gzip.</summary>
    Gzip,

    /// <summary>A zip archive.</summary>
    Zip,

    /// <summary>A tar archive, by gzip.</summary>
    TarGzip,
}
