using Microsoft.Data.Sqlite;

namespace Anneal.Lab.Runs.Store;

/// <summary>An index in an SQLite database: one file, in the mode that lets others read while one writes (WAL), checked when it is opened.</summary>
/// <remarks>A database that is damaged, or of another version of this form, is replaced by an empty one: the folders have everything.</remarks>
public sealed class SqliteRunIndex : IRunIndex
{
    /// <summary>The name of the file in the folder of all runs.</summary>
    public const string FileName = "index.sqlite";

    private readonly SqliteConnection _connection;

    private SqliteRunIndex(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the index, or makes it.</summary>
    /// <param name="path">The database's file; its folder must exist.</param>
    /// <param name="damage">What was wrong with the file that was there, so that it was replaced; null as a rule.</param>
    /// <returns>The index.</returns>
    /// <exception cref="RunIndexException">Another process has locked it, or it may not be written.</exception>
    public static SqliteRunIndex Open(string path, out string? damage) => Open(path, mostPages: null, out damage);

    /// <summary>Opens the index with a limit to its size, as a full disk sets one.</summary>
    internal static SqliteRunIndex Open(string path, int? mostPages, out string? damage)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            SqliteConnection? connection = IndexDatabase.TryOpen(path, mostPages, out damage);
            if (connection is null)
            {
                Delete(path);
                connection = IndexDatabase.TryOpen(path, mostPages, out string? problem) ?? throw new RunIndexException($"The index '{path}' cannot be made: {problem}");
            }

            return new(connection);
        }
        catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw IndexDatabase.Problem(path, problem);
        }
    }

    /// <summary>Deletes the database.</summary>
    /// <param name="path">Its file; it need not exist.</param>
    public static void Delete(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        foreach (string ending in (string[])["", "-wal", "-shm", "-journal"])
            File.Delete(path + ending);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Stamps() => Guarded(() =>
    {
        var stamps = new Dictionary<string, string>(StringComparer.Ordinal);
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = "SELECT name, stamp FROM runs";
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
            stamps.Add(reader.GetString(0), reader.GetString(1));
        return stamps;
    });

    /// <inheritdoc/>
    public void Update(IReadOnlyCollection<IndexedRun> changed, IReadOnlyCollection<string> gone)
    {
        ArgumentNullException.ThrowIfNull(changed);
        ArgumentNullException.ThrowIfNull(gone);
        if (changed.Count == 0 && gone.Count == 0)
            return;
        Guarded(() =>
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            foreach (string name in gone.Concat(changed.Select(run => run.Entry.Name)))
                IndexCommands.Forget(_connection, name);
            foreach (IndexedRun run in changed)
                IndexCommands.Add(_connection, run);
            transaction.Commit();
            return true;
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<RunEntry> Find(RunQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Guarded(() =>
        {
            List<RunEntry> found = [];
            using SqliteCommand command = IndexCommands.Find(_connection, query);
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
                found.Add(RunEntry.Parse(reader.GetString(0)));
            return found;
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception problem) when (problem is SqliteException or System.Text.Json.JsonException)
        {
            throw IndexDatabase.Problem(_connection.DataSource, problem);
        }
    }
}
