namespace Anneal.Lab.Runs.Store;

/// <summary>Finds runs without opening their folders. It holds nothing that the folders do not hold, and may be emptied at any time.</summary>
/// <remarks>The whole of what a database has to do for <see cref="RunStore"/>. Used by one thread at a time.</remarks>
public interface IRunIndex : IDisposable
{
    /// <summary>The state of each run's files when its entry was made, by the run's name.</summary>
    /// <returns>Every run of the index.</returns>
    /// <exception cref="RunIndexException">The index cannot be read.</exception>
    IReadOnlyDictionary<string, string> Stamps();

    /// <summary>Brings the index up to date, all at once or not at all.</summary>
    /// <param name="changed">Runs that are new, or that take the place of an entry of the same name.</param>
    /// <param name="gone">Names of runs to forget; they need not be there.</param>
    /// <exception cref="RunIndexException">The index cannot be written; it is as it was.</exception>
    void Update(IReadOnlyCollection<IndexedRun> changed, IReadOnlyCollection<string> gone);

    /// <summary>The runs that fit.</summary>
    /// <param name="query">Which are wanted.</param>
    /// <returns>The same as <see cref="RunQuery.Apply"/> of all entries.</returns>
    /// <exception cref="RunIndexException">The index cannot be read.</exception>
    IReadOnlyList<RunEntry> Find(RunQuery query);
}

/// <summary>A run in an index.</summary>
/// <param name="Entry">What is known of it.</param>
/// <param name="Stamp">The state of its files when it was read; another state has another stamp.</param>
public sealed record IndexedRun(RunEntry Entry, string Stamp);
