using Anneal.Lab.Data.Formats;

namespace Anneal.Lab.Data.Downloads;

/// <summary>A file of a public data set, unpacked.</summary>
internal sealed record PublicFile(string Name, long Length, ContentDigest Digest);
