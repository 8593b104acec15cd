namespace Anneal.Engine.Optimizers;

/// <summary>How Muon's learning rate follows a matrix's shape [rows, columns].</summary>
public enum MuonRateAdjustment
{
    /// <summary><c>√max(1, rows / columns)</c>: K. Jordan's.</summary>
    Original,

    /// <summary>
    /// <c>0.2 √max(rows, columns)</c>: the root mean square of AdamW's steps, so that its rates can be used (J. Liu and others,
    /// arXiv:2502.16982).
    /// </summary>
    MatchAdamW,
}
