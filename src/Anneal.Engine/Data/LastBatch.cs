namespace Anneal.Engine.Data;

/// <summary>What becomes of the batch at the end of an epoch when batches do not divide the examples.</summary>
public enum LastBatch
{
    /// <summary>It has the examples that are left; the next epoch begins with the first example.</summary>
    Smaller,

    /// <summary>It is filled up with the first examples, and the next epoch goes on from there.</summary>
    Wrapped,
}
