using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Anneal.Lab.Runs.Store;

/// <summary>The database of <see cref="SqliteRunIndex"/>: how it is opened, checked, made, and what its errors mean.</summary>
internal static class IndexDatabase
{
    private const int FormVersion = 1;
    private const int SecondsToWaitForALock = 1;
    private const int Busy = 5, Locked = 6, ReadOnly = 8, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    private const string Form =
        """
        CREATE TABLE runs (
            name TEXT PRIMARY KEY, stamp TEXT NOT NULL, started INTEGER NOT NULL, status TEXT NOT NULL, data TEXT NOT NULL, model TEXT NOT NULL,
            policy TEXT NOT NULL, seed TEXT NOT NULL, seconds REAL NOT NULL, validation_loss REAL, validation_accuracy REAL, test_accuracy REAL,
            entry TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE tags (run TEXT NOT NULL REFERENCES runs (name) ON DELETE CASCADE, tag TEXT NOT NULL, PRIMARY KEY (tag, run)) WITHOUT ROWID;
        """;

    /// <summary>Opens the database, or makes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mostPages">A limit to its size; null for none.</param>
    /// <param name="damage">What is wrong with it; null if it is sound.</param>
    /// <returns>The open database; null if it is damaged.</returns>
    public static SqliteConnection? TryOpen(string path, int? mostPages, out string? damage)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            ForeignKeys = true,
            Pooling = false,
            DefaultTimeout = SecondsToWaitForALock,
        }.ToString());
        try
        {
            connection.Open();
            damage = Damage(connection);
            if (damage is null)
            {
                if (mostPages is { } pages)
                    Ask(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"));
                MakeForm(connection);
                return connection;
            }
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode is Corrupt or NotADatabase)
        {
            damage = problem.Message;
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
        return null;
    }

    /// <summary>What an error means to the user.</summary>
    public static RunIndexException Problem(string path, Exception problem)
    {
        string reason = (problem as SqliteException)?.SqliteErrorCode switch
        {
            Busy or Locked => "another process has locked it",
            ReadOnly or CannotOpen => "it may not be written, or its folder may not",
            Full => "the disk is full",
            Corrupt or NotADatabase => "it is damaged (\"anneal runs reindex\" makes it again)",
            _ => problem.Message.TrimEnd('.'),
        };
        return new($"The index '{path}' cannot be used: {reason}.", problem);
    }

    private static string? Damage(SqliteConnection connection)
    {
        if (Ask(connection, "PRAGMA integrity_check(1)") is var answer and not "ok")
            return answer;
        Ask(connection, "PRAGMA journal_mode = WAL");
        Ask(connection, "PRAGMA synchronous = NORMAL");
        return Version(connection) is 0 or FormVersion ? null : $"It has form {Version(connection)}; this program reads form {FormVersion}.";
    }

    private static void MakeForm(SqliteConnection connection)
    {
        if (Version(connection) == FormVersion)
            return;
        using SqliteTransaction transaction = connection.BeginTransaction();
        if (Version(connection) != FormVersion) // another process may just have made it
            Ask(connection, string.Create(CultureInfo.InvariantCulture, $"{Form}\nPRAGMA user_version = {FormVersion};"));
        transaction.Commit();
    }

    private static int Version(SqliteConnection connection) => int.Parse(Ask(connection, "PRAGMA user_version"), CultureInfo.InvariantCulture);

    /// <summary>The first value of the answer; empty without one. The text is ours, never a user's.</summary>
    private static string Ask(SqliteConnection connection, string statement)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = statement;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }
}
