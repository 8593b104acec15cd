namespace Anneal;

/// <summary>How the last step of a piece of a run is taken.</summary>
internal enum Ending
{
    /// <summary>Another piece follows: N steps at progress 0, 1/N, …, (N − 1)/N.</summary>
    HalfOpen,

    /// <summary>The run ends here: N steps at progress 0, 1/(N − 1), …, 1.</summary>
    Closed,
}
