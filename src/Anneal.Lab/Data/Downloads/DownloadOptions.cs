namespace Anneal.Lab.Data.Downloads;

/// <summary>How patient a download is.</summary>
public sealed record DownloadOptions
{
    /// <summary>How often one mirror is asked before the next: again only where that can help, continuing where it broke off.</summary>
    public int AttemptsPerMirror { get; init; } = 3;

    /// <summary>How long a server may take for its first answer, or for the next bytes.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause before the same mirror is asked again, and while another process downloads.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);
}
