namespace Anneal.Lab.Data.Formats;

/// <summary>How a content's digest is computed.</summary>
internal enum DigestAlgorithm
{
    /// <summary>SHA-256 of the bytes.</summary>
    Sha256,

    /// <summary>SHA-1 of <c>blob LENGTH</c>, a zero byte, and the bytes: the name that git gives a file's content.</summary>
    GitBlob,
}
