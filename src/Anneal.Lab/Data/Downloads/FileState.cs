namespace Anneal.Lab.Data.Downloads;

/// <summary>What a file of a public data set is.</summary>
public enum FileState
{
    /// <summary>Its unpacked content is the one on record.</summary>
    Official,

    /// <summary>Its content is another.</summary>
    Different,

    /// <summary>There is no such file, plain or packed.</summary>
    Missing,

    /// <summary>It is a damaged gzip file.</summary>
    Damaged,
}
