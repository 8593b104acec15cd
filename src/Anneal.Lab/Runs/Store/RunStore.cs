namespace Anneal.Lab.Runs.Store;

/// <summary>All runs of a folder: found, read, tagged and deleted.</summary>
/// <remarks>
/// The folders are the record. The index follows them: whenever runs are asked for, folders whose files have changed are read again, so a
/// training process never writes the index, and an index that cannot be used only costs time. Used by one thread at a time.
/// </remarks>
/// <example>
/// <code>
/// using RunStore store = RunStore.Open("runs");
/// foreach (RunEntry run in store.Find(new RunQuery { Policy = "1cycle", Order = RunOrder.TestAccuracy, IsDescending = true }))
///     Console.WriteLine($"{run.Name}: {run.TestAccuracy:P2}");
/// </code>
/// </example>
public sealed class RunStore : IDisposable
{
    private readonly List<string> _notes = [];
    private IRunIndex _index;

    /// <summary>Opens the runs of a folder with an index of any kind.</summary>
    /// <param name="folder">The folder of all runs; it need not exist.</param>
    /// <param name="index">The index; disposed of with the store.</param>
    public RunStore(string folder, IRunIndex index)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentNullException.ThrowIfNull(index);
        Folder = folder;
        _index = index;
    }

    /// <summary>The folder of all runs.</summary>
    public string Folder { get; }

    /// <summary>What was noticed: an index that was made again or could not be used, runs that could not be read. Nothing as a rule.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Opens the runs of a folder with the SQLite index in it; without one where that cannot be used.</summary>
    /// <param name="folder">The folder of all runs; it need not exist.</param>
    /// <returns>The store; <see cref="Notes"/> says if something is wrong with the index.</returns>
    public static RunStore Open(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        string path = Path.Combine(folder, SqliteRunIndex.FileName);
        if (!Directory.Exists(folder))
            return new(folder, new MemoryRunIndex());
        bool isNew = !File.Exists(path);
        try
        {
            var store = new RunStore(folder, SqliteRunIndex.Open(path, out string? damage));
            if (damage is not null)
                store._notes.Add($"The index '{path}' was damaged ({damage}) and is made again from the folders of the runs.");
            else if (isNew && RunFolders.In(folder).Any())
                store._notes.Add($"There was no index; '{path}' is made from the folders of the runs.");
            return store;
        }
        catch (RunIndexException problem)
        {
            var store = new RunStore(folder, new MemoryRunIndex());
            store.NoteFallback(problem);
            return store;
        }
    }

    /// <summary>Deletes the index and makes it again from the folders.</summary>
    /// <param name="folder">The folder of all runs.</param>
    /// <returns>The store, whose index has every run that can be read; <see cref="Notes"/> has the others.</returns>
    /// <exception cref="AnnealException">There is no such folder, or the index cannot be deleted or written.</exception>
    public static RunStore Reindex(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        if (!Directory.Exists(folder))
            throw new AnnealException($"There is no folder '{folder}'. Give the folder of the runs by --runs.");
        string path = Path.Combine(folder, SqliteRunIndex.FileName);
        try
        {
            SqliteRunIndex.Delete(path);
            RunDeletion.Finish(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new RunIndexException($"The index '{path}' cannot be deleted: {problem.Message}", problem);
        }

        var store = new RunStore(folder, SqliteRunIndex.Open(path, out _));
        try
        {
            store.Follow(store._index);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>The runs that fit, as their folders are now.</summary>
    /// <param name="query">Which are wanted, and in which order.</param>
    /// <returns>Their entries.</returns>
    public IReadOnlyList<RunEntry> Find(RunQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        try
        {
            return FollowAndFind(query);
        }
        catch (RunIndexException problem)
        {
            NoteFallback(problem);
            _index.Dispose();
            _index = new MemoryRunIndex();
            return FollowAndFind(query);
        }
    }

    /// <summary>Reads a run.</summary>
    /// <param name="name">The name of its folder within the folder of all runs, or the path of a folder elsewhere.</param>
    /// <returns>The run.</returns>
    /// <exception cref="AnnealException">There is no such run, or it cannot be read.</exception>
    public StoredRun Read(string name) => StoredRun.Read(FolderOf(name));

    /// <summary>Changes the tags of a run.</summary>
    /// <param name="name">The run, as in <see cref="Read"/>.</param>
    /// <param name="add">Tags to give it; letters, digits, points, hyphens and underscores.</param>
    /// <param name="remove">Tags to take from it; it need not have them.</param>
    /// <returns>All its tags, in order.</returns>
    /// <exception cref="AnnealException">There is no such run, or a text cannot be a tag; nothing is changed then.</exception>
    public IReadOnlyList<string> Tag(string name, IEnumerable<string> add, IEnumerable<string> remove)
    {
        string[] added = [.. add], removed = [.. remove];
        RunTags.RequireSound(added);
        RunFolder folder = FolderOf(name);
        try
        {
            return RunTags.Write(folder, RunTags.Read(folder).Except(removed, StringComparer.Ordinal).Concat(added));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new AnnealException($"The tags of '{folder.Path}' cannot be written: {problem.Message} They are as they were.", problem);
        }
    }

    /// <summary>Deletes a run with everything in its folder.</summary>
    /// <param name="name">The run, as in <see cref="Read"/>; it may be damaged.</param>
    /// <exception cref="AnnealException">There is no such run, another process works on it, or it cannot be deleted.</exception>
    public void Delete(string name)
    {
        RunFolder folder = FolderOf(name);
        string parent = Path.GetDirectoryName(Path.GetFullPath(Path.TrimEndingDirectorySeparator(folder.Path)))!;
        try
        {
            RunDeletion.Delete(parent, folder);
            RunDeletion.Finish(parent);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new AnnealException($"The run '{folder.Path}' cannot be deleted: {problem.Message}", problem);
        }
    }

    /// <summary>The folder of a run.</summary>
    /// <param name="name">The run, as in <see cref="Read"/>.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="AnnealException">There is no such run.</exception>
    public RunFolder FolderOf(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        RunFolder[] places = [new(Path.Combine(Folder, name)), new(name)];
        return places.FirstOrDefault(StoredRun.IsRun) ?? throw new AnnealException(places.Any(place => Directory.Exists(place.Path))
            ? $"'{name}' is a folder, but not that of a training run: it has no run.json."
            : $"There is no run '{name}', neither in '{Folder}' nor as a folder. \"anneal runs list\" shows those that there are.");
    }

    /// <inheritdoc/>
    public void Dispose() => _index.Dispose();

    private IReadOnlyList<RunEntry> FollowAndFind(RunQuery query)
    {
        Follow(_index);
        return _index.Find(query);
    }

    /// <summary>Brings the index up to the folders.</summary>
    private void Follow(IRunIndex index)
    {
        IReadOnlyDictionary<string, string> known = index.Stamps();
        HashSet<string> gone = [.. known.Keys];
        List<IndexedRun> changed = [];
        foreach ((RunFolder folder, string stamp) in Directory.Exists(Folder) ? RunFolders.In(Folder) : [])
        {
            string name = StoredRun.NameOf(folder);
            bool isCurrent = known.TryGetValue(name, out string? before) && before == stamp;
            if (!isCurrent && TryRead(folder) is { } entry)
                changed.Add(new(entry, stamp));
            else if (isCurrent)
                gone.Remove(name);
        }

        index.Update(changed, gone);
    }

    private RunEntry? TryRead(RunFolder folder)
    {
        try
        {
            return RunEntry.Of(StoredRun.Read(folder));
        }
        catch (AnnealException problem)
        {
            Note($"A run is not listed: {problem.Message}");
            return null;
        }
    }

    private void NoteFallback(RunIndexException problem) => Note($"{problem.Message} The runs are read from their folders instead, which only takes longer.");

    private void Note(string note)
    {
        if (!_notes.Contains(note))
            _notes.Add(note);
    }
}
