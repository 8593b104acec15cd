namespace Anneal.Lab.Data.Downloads;

/// <summary>A data set could not be downloaded; the message says what each mirror answered and what to do by hand.</summary>
public sealed class DownloadException : AnnealException
{
    internal DownloadException(string message)
        : base(message)
    {
    }

    internal DownloadException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
