namespace Anneal;

/// <summary>How the height of a <see cref="TriangularCycle"/> changes, by the names of its paper (arXiv:1506.01186).</summary>
public enum CycleScale
{
    /// <summary>Every cycle is as high as the first.</summary>
    Triangular,

    /// <summary>Every cycle is half as high as the one before.</summary>
    Triangular2,

    /// <summary>exp_range: the height is multiplied by γ at every step, <c>γ^t</c>.</summary>
    ExponentialRange,
}
