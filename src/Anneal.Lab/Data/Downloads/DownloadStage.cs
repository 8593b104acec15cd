namespace Anneal.Lab.Data.Downloads;

/// <summary>The stages of a download.</summary>
public enum DownloadStage
{
    /// <summary>Another process downloads the same data set.</summary>
    Waiting,

    /// <summary>A server is asked.</summary>
    Connecting,

    /// <summary>Bytes arrive.</summary>
    Receiving,

    /// <summary>The content is unpacked and compared with what is on record.</summary>
    Verifying,

    /// <summary>The files are in their place.</summary>
    Done,

    /// <summary>This mirror gave nothing that can be used; the next one is tried.</summary>
    Failed,
}
