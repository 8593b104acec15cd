using System.Globalization;
using System.Text.Json;
using Anneal.Cli.Rendering;
using Anneal.Lab.Data;
using Anneal.Lab.Runs;
using Anneal.Lab.Training;
using Spectre.Console.Testing;

namespace Anneal.Cli.Tests.Commands;

public sealed class EvaluateCommandTests : IDisposable
{
    private readonly TestConsole _console = new TestConsole().Width(160);
    private readonly StringWriter _output = new(CultureInfo.InvariantCulture);
    private readonly StringWriter _error = new(CultureInfo.InvariantCulture);
    private readonly string _folder = Directory.CreateTempSubdirectory("anneal-").FullName;

    public EvaluateCommandTests()
    {
        using TrainingRun run = TrainingRun.Start(
            new TrainingSettings { Model = "mlp:8", Epochs = 1, Threads = 1 }, DataCatalog.Load("digits"), RunFolder.Create(_folder, "one"));
        run.Train();
    }

    [Fact]
    public async Task A_table_shows_what_was_taken_for_what_and_the_accuracy_has_its_interval()
    {
        Assert.Equal(ExitCode.Success, await Evaluate("one"));

        Assert.Contains("as 9", _console.Output, StringComparison.Ordinal);
        Assert.Contains("of 5,000 images are told right (95 %: ", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--best")]
    [InlineData("--data", "digits")]
    public async Task As_json_it_has_the_accuracy_of_the_run(params string[] more)
    {
        Assert.Equal(ExitCode.Success, await Evaluate(["one", "--json", .. more]));

        using var document = JsonDocument.Parse(_output.ToString());
        Assert.Equal(RunSummary.Read(new RunFolder(Path.Combine(_folder, "one"))).TestAccuracy, document.RootElement.GetProperty("accuracy").GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_wrong_usage() => Assert.Equal(ExitCode.Usage, await Evaluate("absent"));

    public void Dispose()
    {
        _console.Dispose();
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<int> Evaluate(params string[] arguments) => CommandLine.Run(
        ["evaluate", "--runs", _folder, .. arguments], new Terminal(_console, _console, _output, _error, TimeProvider.System));
}
