using Anneal.Lab.Runs.Store;
using Anneal.Lab.Training;
using Microsoft.Data.Sqlite;

namespace Anneal.Lab.Tests.Runs.Store;

/// <summary>The database answers as the definition in memory does.</summary>
public sealed class RunIndexLaws : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anneal-").FullName;

    public static TheoryData<RunQuery> Queries
    {
        get
        {
            TheoryData<RunQuery> queries = [];
            foreach (RunOrder order in Enum.GetValues<RunOrder>())
            {
                queries.Add(new RunQuery { Order = order });
                queries.Add(new RunQuery { Order = order, IsDescending = true });
            }

            queries.Add(new RunQuery { Tag = "good" });
            queries.Add(new RunQuery { Tag = "absent" });
            queries.Add(new RunQuery { Policy = "1cycle" });
            queries.Add(new RunQuery { Policy = "1cycle(peak 0.1)" });
            queries.Add(new RunQuery { Policy = "1cyc" });
            queries.Add(new RunQuery { Policy = "" });
            queries.Add(new RunQuery { Data = "cifar10", Order = RunOrder.TestAccuracy });
            queries.Add(new RunQuery { Model = "mlp", Tag = "good", Status = TrainingStatus.Completed, Order = RunOrder.Seconds });
            queries.Add(new RunQuery { Status = TrainingStatus.Running });
            queries.Add(new RunQuery { Data = "'; DROP TABLE runs; --" });
            return queries;
        }
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Every_query_has_the_same_answer(RunQuery query)
    {
        using SqliteRunIndex database = Open();
        using var memory = new MemoryRunIndex();
        foreach (IRunIndex index in (IRunIndex[])[database, memory])
            index.Update(Runs(120), []);

        Assert.Equal(memory.Find(query).Select(Text), database.Find(query).Select(Text));
    }

    [Fact]
    public void Any_sequence_of_updates_leaves_both_the_same()
    {
        using SqliteRunIndex database = Open();
        using var memory = new MemoryRunIndex();
        var random = new Random(1);
        for (int round = 0; round < 20; round++)
        {
            IndexedRun[] changed = [.. Runs(30).Where(_ => random.Next(3) == 0).Select(run => run with { Stamp = $"{round}" })];
            string[] gone = [.. Runs(30).Select(run => run.Entry.Name).Where(_ => random.Next(5) == 0)];
            database.Update(changed, gone);
            memory.Update(changed, gone);

            Assert.Equal(memory.Stamps().OrderBy(stamp => stamp.Key), database.Stamps().OrderBy(stamp => stamp.Key));
            Assert.Equal(memory.Find(new RunQuery { Tag = "good" }).Select(Text), database.Find(new RunQuery { Tag = "good" }).Select(Text));
        }
    }

    [Fact]
    public void What_was_written_is_there_when_it_is_opened_again()
    {
        using (SqliteRunIndex index = Open())
            index.Update(Runs(3), []);

        using SqliteRunIndex again = Open();
        Assert.Equal(3, again.Find(new RunQuery()).Count);
    }

    [Fact]
    public void Others_may_read_while_one_writes()
    {
        string path = Path.Combine(_folder, SqliteRunIndex.FileName);
        using SqliteRunIndex index = Open();
        using var other = new SqliteConnection($"Data Source={path};Pooling=False");
        other.Open();
        using SqliteCommand command = other.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";

        Assert.Equal("wal", command.ExecuteScalar());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private SqliteRunIndex Open()
    {
        SqliteRunIndex index = SqliteRunIndex.Open(Path.Combine(_folder, SqliteRunIndex.FileName), out string? damage);
        Assert.Null(damage);
        return index;
    }

    private static IndexedRun[] Runs(int count)
    {
        var random = new Random(7);
        string[] policies = ["1cycle", "1cycle(peak 0.1)", "1cycles", "standard"], data = ["digits", "cifar10", "cifar10,train=1-3"], models = ["mlp", "mlp:8", "mlp9"];
        return [.. Enumerable.Range(0, count).Select(number => new IndexedRun(
            new RunEntry
            {
                Name = $"run-{random.Next(1000)}-{number}",
                Started = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000 + random.Next(5)),
                Status = (TrainingStatus)random.Next(4),
                Data = data[random.Next(3)],
                Model = models[random.Next(3)],
                Policy = policies[random.Next(4)],
                Seed = ulong.MaxValue - (ulong)number,
                Updates = 10,
                UpdatesDone = 5,
                Seconds = random.Next(3),
                ValidationAccuracy = random.Next(3) == 0 ? null : random.Next(4) / 4.0,
                TestAccuracy = random.Next(2) == 0 ? null : random.Next(4) / 4.0,
                ValidationLoss = random.Next(2) == 0 ? null : random.NextDouble(),
                Tags = random.Next(2) == 0 ? [] : ["good", "new"],
            },
            "stamp"))];
    }

    private static string Text(RunEntry entry) => entry with { Tags = [] } + string.Join(' ', entry.Tags);
}
