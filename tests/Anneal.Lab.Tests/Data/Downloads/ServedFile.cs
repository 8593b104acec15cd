using System.Collections.Concurrent;

namespace Anneal.Lab.Tests.Data.Downloads;

/// <summary>A file on <see cref="LocalServer"/>, and how the server misbehaves about it.</summary>
internal sealed class ServedFile(byte[] content, params int[] cuts)
{
    private readonly ConcurrentQueue<int> _cuts = new(cuts);

    public byte[] Content => content;

    /// <summary>A quoted ETag, or a date for Last-Modified.</summary>
    public string? Validator { get; init; } = "\"one\"";

    public bool KnowsRanges { get; init; } = true;

    public int Status { get; init; } = 200;

    /// <summary>Whether the connection stays open, silent, where an answer is cut.</summary>
    public bool Stalls { get; init; }

    /// <summary>Where the next answer breaks off: the first byte that is not sent; null if it is whole.</summary>
    public int? TakeCut() => _cuts.TryDequeue(out int cut) ? cut : null;
}
