namespace Anneal.Lab.Runs.Store;

/// <summary>An index that lasts as long as the process: the definition of what an index does, and what is used where there is no other.</summary>
public sealed class MemoryRunIndex : IRunIndex
{
    private readonly Dictionary<string, IndexedRun> _runs = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Stamps() => _runs.ToDictionary(run => run.Key, run => run.Value.Stamp, StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Update(IReadOnlyCollection<IndexedRun> changed, IReadOnlyCollection<string> gone)
    {
        ArgumentNullException.ThrowIfNull(changed);
        ArgumentNullException.ThrowIfNull(gone);
        foreach (string name in gone)
            _runs.Remove(name);
        foreach (IndexedRun run in changed)
            _runs[run.Entry.Name] = run;
    }

    /// <inheritdoc/>
    public IReadOnlyList<RunEntry> Find(RunQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Apply(_runs.Values.Select(run => run.Entry));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
