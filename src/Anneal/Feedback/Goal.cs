namespace Anneal;

/// <summary>Which metrics are better.</summary>
public enum Goal
{
    /// <summary>Lower ones, as with a loss.</summary>
    Lower,

    /// <summary>Higher ones, as with an accuracy.</summary>
    Higher,
}
