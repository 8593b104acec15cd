namespace Anneal.Lab.Data.Downloads;

/// <summary>A place to download from, and how the content is packed there.</summary>
internal sealed record DownloadMirror(Uri Address, Packing Packing);
