namespace Anneal.Lab.Data.Downloads;

/// <summary>What a download is at.</summary>
/// <param name="File">The name of what is downloaded, such as <c>cifar-10-binary.tar.gz</c>.</param>
/// <param name="Place">The host it comes from; the folder where nothing is transferred.</param>
/// <param name="Stage">What is done.</param>
/// <param name="Received">Bytes that are there; what an earlier attempt left counts.</param>
/// <param name="Total">Bytes in all; null where the server does not say.</param>
public readonly record struct DownloadProgress(string File, string Place, DownloadStage Stage, long Received, long? Total);
