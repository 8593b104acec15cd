using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Anneal.Lab.Data.Formats;

/// <summary>What tells whether a file's unpacked content is the one that is meant.</summary>
/// <param name="Algorithm">How the value is computed.</param>
/// <param name="Value">The digest in lower-case hexadecimal.</param>
internal sealed record ContentDigest(DigestAlgorithm Algorithm, string Value)
{
    public static ContentDigest Sha256(string value) => new(DigestAlgorithm.Sha256, value);

    public static ContentDigest GitBlob(string value) => new(DigestAlgorithm.GitBlob, value);

    /// <summary>The git blob hash of bytes: SHA-1 of <c>blob LENGTH</c>, a zero byte, and the bytes.</summary>
    public static ContentDigest GitBlob(ReadOnlySpan<byte> content) => GitBlob("").OfBytes(content);

    /// <summary>The digest of bytes by this algorithm.</summary>
    public ContentDigest OfBytes(ReadOnlySpan<byte> content)
    {
        using IncrementalHash hash = Begin(Algorithm, content.Length);
        hash.AppendData(content);
        return this with { Value = Convert.ToHexStringLower(hash.GetHashAndReset()) };
    }

    /// <summary>The digest of a file's bytes by this algorithm.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public ContentDigest OfFile(string path, CancellationToken cancellation = default)
    {
        using FileStream file = File.OpenRead(path);
        using IncrementalHash hash = Begin(Algorithm, file.Length);
        var buffer = new byte[1 << 17];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
        }

        return this with { Value = Convert.ToHexStringLower(hash.GetHashAndReset()) };
    }

    /// <summary>Such as <c>SHA-256 ff7b…</c>.</summary>
    public override string ToString() => (Algorithm == DigestAlgorithm.Sha256 ? "SHA-256 " : "git blob hash ") + Value;

    [SuppressMessage("Security", "CA5350", Justification = "Git names blobs by SHA-1; it recognizes known files here and guards nothing.")]
    private static IncrementalHash Begin(DigestAlgorithm algorithm, long length)
    {
        if (algorithm == DigestAlgorithm.Sha256)
            return IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {length}\0")));
        return hash;
    }
}
