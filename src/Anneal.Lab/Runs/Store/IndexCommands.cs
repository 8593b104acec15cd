using Microsoft.Data.Sqlite;

namespace Anneal.Lab.Runs.Store;

/// <summary>The statements of <see cref="SqliteRunIndex"/>.</summary>
internal static class IndexCommands
{
    public static void Forget(SqliteConnection connection, string name) =>
        Run(connection, "DELETE FROM runs WHERE name = $name", ("$name", name));

    public static void Add(SqliteConnection connection, IndexedRun run)
    {
        RunEntry entry = run.Entry;
        Run(
            connection,
            """
            INSERT INTO runs (name, stamp, started, status, data, model, policy, seed, seconds, validation_loss, validation_accuracy, test_accuracy, entry)
            VALUES ($name, $stamp, $started, $status, $data, $model, $policy, $seed, $seconds, $loss, $validation, $test, $entry)
            """,
            ("$name", entry.Name),
            ("$stamp", run.Stamp),
            ("$started", entry.Started.ToUnixTimeMilliseconds()),
            ("$status", entry.Status.ToString()),
            ("$data", entry.Data),
            ("$model", entry.Model),
            ("$policy", entry.Policy),
            ("$seed", entry.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("$seconds", entry.Seconds),
            ("$loss", entry.ValidationLoss),
            ("$validation", entry.ValidationAccuracy),
            ("$test", entry.TestAccuracy),
            ("$entry", entry.ToJson()));
        foreach (string tag in entry.Tags)
            Run(connection, "INSERT OR IGNORE INTO tags (run, tag) VALUES ($name, $tag)", ("$name", entry.Name), ("$tag", tag));
    }

    public static SqliteCommand Find(SqliteConnection connection, RunQuery query)
    {
        string column = Column(query.Order), direction = query.IsDescending ? "DESC" : "ASC";
        SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            $"""
            SELECT entry FROM runs
            WHERE ($tag IS NULL OR EXISTS (SELECT 1 FROM tags WHERE tag = $tag AND run = name))
                AND ($status IS NULL OR status = $status) AND {Named("data")} AND {Named("model")} AND {Named("policy")}
            ORDER BY {column} IS NULL, {column} {direction}, name
            """;
        Set(command, ("$tag", query.Tag));
        Set(command, ("$status", query.Status?.ToString()));
        Set(command, ("$data", query.Data));
        Set(command, ("$model", query.Model));
        Set(command, ("$policy", query.Policy));
        return command;
    }

    private static string Named(string column) =>
        $"(${column} IS NULL OR {column} = ${column} OR (substr({column}, 1, length(${column})) = ${column} AND instr('{RunQuery.ArgumentMarks}', substr({column} || ' ', length(${column}) + 1, 1)) > 0))";

    private static string Column(RunOrder order) => order switch
    {
        RunOrder.Name => "name",
        RunOrder.TestAccuracy => "test_accuracy",
        RunOrder.ValidationAccuracy => "validation_accuracy",
        RunOrder.ValidationLoss => "validation_loss",
        RunOrder.Seconds => "seconds",
        _ => "started",
    };

    private static void Run(SqliteConnection connection, string statement, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = statement;
        foreach ((string Name, object? Value) value in values)
            Set(command, value);
        command.ExecuteNonQuery();
    }

    private static void Set(SqliteCommand command, (string Name, object? Value) value) =>
        command.Parameters.AddWithValue(value.Name, value.Value ?? DBNull.Value);
}
