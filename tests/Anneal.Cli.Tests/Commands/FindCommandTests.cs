using System.Globalization;
using System.Text.Json;
using Anneal.Cli.Rendering;
using Spectre.Console.Testing;

namespace Anneal.Cli.Tests.Commands;

public sealed class FindCommandTests : IDisposable
{
    private readonly TestConsole _console = new TestConsole().Width(140);
    private readonly TestConsole _progress = new TestConsole().Width(140);
    private readonly StringWriter _output = new(CultureInfo.InvariantCulture);
    private readonly StringWriter _error = new(CultureInfo.InvariantCulture);
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Find_prints_the_answer_with_its_reasons_and_the_1cycle_and_writes_a_report()
    {
        Assert.Equal(ExitCode.Success, await Find("--weight-decay", "0.005", "--sweeps", "2", "--name", "it"));

        Assert.Contains("Recommended peak: 0.", _console.Output, StringComparison.Ordinal);
        Assert.Contains("half of that", _console.Output, StringComparison.Ordinal);
        Assert.Contains("fastai-valley", _console.Output, StringComparison.Ordinal);
        Assert.Matches(@"1cycle\(peak 0\.\d+, epochs 10, weight-decay 0\.005\)", _output.ToString());
        Assert.Matches(@"new OneCycle\(peakLearningRate: 0\.\d+, steps: 790\)\.Build\(\)\.WithWeightDecay\(0\.005\);", _output.ToString());
        Assert.Equal(["finding.json", "loss.svg", "report.html"], Directory.GetFiles(Path.Combine(_folder, "it")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Find_as_json_prints_one_document_and_nothing_else()
    {
        Assert.Equal(ExitCode.Success, await Find("--weight-decay", "0.005", "--sweeps", "1", "--updates", "40", "--json", "--quiet"));
        using var document = JsonDocument.Parse(_output.ToString());
        JsonElement state = document.RootElement.GetProperty("state");

        Assert.Equal(state.GetProperty("hashBefore").GetString(), state.GetProperty("hashAfter").GetString());
        Assert.Equal("", _error.ToString());
    }

    [Fact]
    public async Task Find_without_an_answer_says_why_and_succeeds()
    {
        Assert.Equal(ExitCode.Success, await Find("--weight-decay", "0", "--sweeps", "1", "--to", "0.01", "--quiet"));

        Assert.Contains("No answer.", _console.Output, StringComparison.Ordinal);
        Assert.Contains("Go on to higher rates", _console.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("new OneCycle", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_without_a_terminal_tells_each_sweep_in_a_line()
    {
        Assert.Equal(ExitCode.Success, await Find("--weight-decay", "0", "--sweeps", "1", "--updates", "20"));

        Assert.Contains("sweep 1 of 1, weight decay 0", _error.ToString(), StringComparison.Ordinal);
    }

    private Task<int> Find(params string[] arguments) => CommandLine.Run(
        ["find", "--runs", _folder, .. arguments], new Terminal(_console, _progress, _output, _error, TimeProvider.System));
}
