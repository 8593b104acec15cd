using System.Globalization;
using System.Text.Json;
using Anneal.Cli.Rendering;
using Anneal.Lab.Data;
using Anneal.Lab.Runs;
using Anneal.Lab.Runs.Store;
using Anneal.Lab.Training;
using Spectre.Console.Testing;

namespace Anneal.Cli.Tests.Commands;

public sealed class RunsCommandTests : IDisposable
{
    private readonly TestConsole _console = new TestConsole().Width(200);
    private readonly StringWriter _output = new(CultureInfo.InvariantCulture);
    private readonly StringWriter _error = new(CultureInfo.InvariantCulture);
    private readonly string _folder = Directory.CreateTempSubdirectory("anneal-").FullName;

    public RunsCommandTests()
    {
        Train("one", "1cycle(peak 0.2)");
        Train("two", "standard");
        RunStore.Reindex(_folder).Dispose();
    }

    [Fact]
    public async Task A_list_has_a_row_for_each_run()
    {
        Assert.Equal(ExitCode.Success, await Runs("list"));

        Assert.All(["one", "two", "1cycle(peak 0.2)", "mlp:8", "completed", "validation"], text => Assert.Contains(text, _console.Output, StringComparison.Ordinal));
        Assert.Equal("", _error.ToString());
    }

    [Fact]
    public async Task As_json_the_list_is_sorted_and_filtered()
    {
        Assert.Equal(ExitCode.Success, await Runs("list", "--json", "--sort", "name", "--descending"));
        Assert.Equal(["two", "one"], Names());

        Assert.Equal(ExitCode.Success, await Runs("list", "--json", "--policy", "1cycle", "--status", "completed", "--data", "digits", "--model", "mlp"));
        Assert.Equal(["one"], Names());
    }

    [Fact]
    public async Task A_folder_without_runs_is_said_to_be_one()
    {
        Assert.Equal(ExitCode.Success, await Run("runs", "list", "--runs", Path.Combine(_folder, "nowhere")));
        Assert.Contains("There are no such runs", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_shown_with_settings_curves_epochs_and_how_it_stands()
    {
        Assert.Equal(ExitCode.Success, await Runs("show", "one"));

        Assert.All(["batchSize", "validation loss", "mean loss"], text => Assert.Contains(text, _console.Output, StringComparison.Ordinal));
        Assert.Contains("one: completed, 10 of 10 updates", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_a_run_has_its_settings_and_its_summary()
    {
        Assert.Equal(ExitCode.Success, await Runs("show", "one", "--json"));

        using var document = JsonDocument.Parse(_output.ToString());
        Assert.Equal("1cycle(peak 0.2)", document.RootElement.GetProperty("settings").GetProperty("policy").GetString());
        Assert.Equal("completed", document.RootElement.GetProperty("summary").GetProperty("status").GetString(), ignoreCase: true);
    }

    [Fact]
    public async Task Tags_are_given_found_and_taken_away()
    {
        Assert.Equal(ExitCode.Success, await Runs("tag", "one", "good", "baseline"));
        Assert.Contains("one: baseline, good", Said(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, await Runs("list", "--json", "--tag", "good"));
        Assert.Equal(["one"], Names());
        Assert.Equal(ExitCode.Success, await Runs("tag", "one", "--remove", "good", "--remove", "baseline"));
        Assert.Contains("one: no tags", Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_deleted_with_yes()
    {
        Assert.Equal(ExitCode.Success, await Runs("delete", "one", "--yes"));
        Assert.Equal(["index.sqlite", "two"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("y", ExitCode.Success, false)]
    [InlineData("n", ExitCode.Failure, true)]
    public async Task In_a_terminal_it_is_asked_before_a_run_is_deleted(string answer, int code, bool isThere)
    {
        _console.Interactive().Input.PushTextWithEnter(answer);

        Assert.Equal(code, await Runs("delete", "one"));

        Assert.Contains("Delete one for good?", _console.Output, StringComparison.Ordinal);
        Assert.Equal(isThere, Directory.Exists(Path.Combine(_folder, "one")));
    }

    [Fact]
    public async Task Without_a_terminal_nothing_is_deleted_unless_it_is_said_to_be()
    {
        Assert.Equal(ExitCode.Usage, await Runs("delete", "one"));
        Assert.Contains("--yes", _error.ToString(), StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(_folder, "one")));
    }

    [Fact]
    public async Task A_run_that_is_being_trained_is_not_deleted()
    {
        using RunLock right = RunLock.Take(new RunFolder(Path.Combine(_folder, "one")));

        Assert.Equal(ExitCode.Failure, await Runs("delete", "one", "--yes"));
        Assert.Contains("Another process is working on the run", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_are_exported_as_a_table_to_the_terminal_and_to_a_file()
    {
        string file = Path.Combine(_folder, "one.csv");
        Assert.Equal(ExitCode.Success, await Runs("export", "one"));
        string table = Said();
        Assert.Equal(ExitCode.Success, await Runs("export", "one", "--format", "csv", "--output", file));

        Assert.StartsWith("update,epoch,examples,learningRate,", table, StringComparison.Ordinal);
        Assert.Equal(1 + 10 + 2, table.TrimEnd('\n').Split('\n').Length);
        Assert.Equal(table, File.ReadAllText(file));
    }

    [Fact]
    public async Task Metrics_are_exported_as_they_were_recorded_less_what_was_cut_off()
    {
        string metrics = Path.Combine(_folder, "one", "metrics.jsonl");
        string whole = File.ReadAllText(metrics);
        File.AppendAllText(metrics, "{\"update\":10,");

        Assert.Equal(ExitCode.Success, await Runs("export", "one", "--format", "jsonl"));

        Assert.Equal(whole, _output.ToString());
        Assert.Contains("warning: 1 line of", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_file_is_written_into_a_folder_of_the_runs_name()
    {
        Assert.Equal(ExitCode.Success, await Runs("export", "one", "--format", "tensorboard", "--output", Path.Combine(_folder, "board")));

        Assert.Equal(Said().Trim(), Assert.Single(Directory.GetFiles(Path.Combine(_folder, "board", "one"), "events.out.tfevents.*")));
        Assert.Equal(ExitCode.Usage, await Runs("export", "one", "--format", "tensorboard"));
    }

    [Fact]
    public async Task Runs_are_compared_in_the_terminal_in_a_report_and_in_pictures()
    {
        string report = Path.Combine(_folder, "compared.html"), pictures = Path.Combine(_folder, "pictures");
        Assert.Equal(ExitCode.Success, await Runs("compare", "two", "policy:1cycle", "--report", report, "--pictures", pictures));

        Assert.All(["more seeds", "setting", "Learning rate", "Validation accuracy"], text => Assert.Contains(text, _console.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("batchSize", _console.Output, StringComparison.Ordinal);
        Assert.Contains("only one seed in common", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("What differs in their settings", File.ReadAllText(report), StringComparison.Ordinal);
        Assert.Equal(
            ["learning-rate.svg", "training-loss.svg", "validation-accuracy.svg", "validation-loss.svg"],
            Directory.GetFiles(pictures).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.StartsWith("<svg xmlns", File.ReadAllText(Path.Combine(pictures, "learning-rate.svg")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_a_comparison_is_one_document()
    {
        Assert.Equal(ExitCode.Success, await Runs("compare", "two", "one", "--json", "--by", "validation-loss"));

        using var document = JsonDocument.Parse(_output.ToString());
        Assert.Equal("validationLoss", document.RootElement.GetProperty("measure").GetString());
        Assert.Equal("", _console.Output);
    }

    [Fact]
    public async Task A_damaged_index_is_made_again_with_a_word()
    {
        File.WriteAllText(Path.Combine(_folder, SqliteRunIndex.FileName), new string('x', 500));

        Assert.Equal(ExitCode.Success, await Runs("list", "--json"));
        Assert.Equal(2, Names().Count);
        Assert.Contains("was damaged", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reindexing_says_how_many_runs_there_are_and_names_what_it_could_not_read()
    {
        File.WriteAllText(Path.Combine(_folder, "two", RunSummary.FileName), "{");

        Assert.Equal(ExitCode.Success, await Runs("reindex"));

        Assert.Contains("1 run is in", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("two", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("show", "absent")]
    [InlineData("tag", "absent", "good")]
    [InlineData("tag", "one")]
    [InlineData("delete", "absent", "--yes")]
    [InlineData("export", "absent")]
    [InlineData("list", "--sort", "size")]
    [InlineData("list", "--status", "happy")]
    [InlineData("compare", "one", "two", "--by", "color")]
    [InlineData("unknown")]
    public async Task Wrong_usage_ends_with_2(params string[] arguments)
    {
        Assert.Equal(ExitCode.Usage, await Runs(arguments));
        Assert.StartsWith("anneal: ", _error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _console.Dispose();
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Train(string name, string policy)
    {
        DataSet digits = DataCatalog.Load("digits");
        using TrainingRun run = TrainingRun.Start(new TrainingSettings { Model = "mlp:8", Policy = policy, Epochs = 2, BatchSize = 2000, Threads = 1 }, digits, RunFolder.Create(_folder, name));
        run.Train();
    }

    private List<string> Names()
    {
        using var document = JsonDocument.Parse(Said());
        return [.. document.RootElement.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("name").GetString()!)];
    }

    /// <summary>What was printed since it was last asked.</summary>
    private string Said()
    {
        string text = _output.ToString();
        _output.GetStringBuilder().Clear();
        return text;
    }

    private Task<int> Runs(params string[] arguments) => Run(["runs", .. arguments, "--runs", _folder]);

    private Task<int> Run(params string[] arguments) => CommandLine.Run(arguments, new Terminal(_console, _console, _output, _error, TimeProvider.System));
}
