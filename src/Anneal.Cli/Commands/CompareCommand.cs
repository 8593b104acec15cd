using System.CommandLine;
using System.Globalization;
using Anneal.Cli.Rendering;
using Anneal.Lab.Comparisons;
using Anneal.Lab.Data;
using Anneal.Lab.Finding;
using Anneal.Lab.Runs;

namespace Anneal.Cli.Commands;

/// <summary><c>anneal compare</c>: trains the same network under several policies and shows what each gave.</summary>
internal sealed class CompareCommand
{
    private const string Description =
        """
        Train the same network under several learning-rate policies and compare them.

        Without options: the 784-128-10 network on 10,000 real handwritten digits, under constant, exponential, standard
        (piecewise constant), clr and 1cycle, each tuned on validation images, over 5 seeds. At the end there is a table, a
        chart, and runs/NAME/report.html with pictures.

        Examples:
          anneal compare
          anneal compare --policy standard --policy "1cycle(peak 0.2, epochs 7)"
          anneal compare --policy "warmup 5% -> cosine from 0.2 to 0; momentum 0.9" --policy 1cycle
          anneal compare --data mnist --epochs 20 --json
          anneal compare --model resnet8 --data cifar10,train=1-3,validation=4,test=5 --epochs 10
        """;

    private readonly Terminal _terminal;
    private readonly DataAccess _data;
    private readonly ComparisonOptions _options = new(new ComparisonSettings().Seeds.Count, takesSentences: true);

    private readonly Option<FileInfo?> _config = new("--config") { Description = "Settings to start from: the config.json of a run.", HelpName = "FILE" };

    private readonly Option<string> _runs = new("--runs") { Description = "The folder for the records of runs (runs).", HelpName = "FOLDER", DefaultValueFactory = _ => "runs" };

    private readonly Option<string?> _name = new("--name") { Description = "The name of the run's folder (compare, data and time).", HelpName = "NAME" };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document instead of tables and charts." };

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Show no progress and no charts." };

    private readonly Option<string?> _rate = new("--lr") { Description = "auto: find the peak of every 1cycle by sweeps before it is trained, as anneal find does.", HelpName = "auto" };

    private CompareCommand(Terminal terminal, DataAccess data) => (_terminal, _data) = (terminal, data);

    public static Command Create(Terminal terminal, DataAccess data)
    {
        var handler = new CompareCommand(terminal, data);
        var command = new Command("compare", Description) { handler._config, handler._runs, handler._name, handler._json, handler._quiet, handler._rate };
        handler._rate.AcceptOnlyFromAmong("auto");
        handler._options.AddTo(command);
        command.SetAction(handler.Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        ComparisonSettings settings = parsed.GetValue(_config) is { } file ? ComparisonSettingsFile.Read(file.FullName) : new ComparisonSettings();
        settings = _options.Apply(parsed, settings);
        bool json = parsed.GetValue(_json), quiet = parsed.GetValue(_quiet);
        using var interrupt = new Interrupt(_terminal, cancellation);
        DataSet data = await _data.Load(settings.Data, quiet, interrupt.Token);
        if (parsed.GetValue(_rate) is not null)
            settings = await Task.Run(() => AutomaticRate.Apply(settings, data, interrupt.Token), CancellationToken.None);
        var comparison = new Comparison(settings, data);
        Task<ComparisonResult> work = Task.Run(() => comparison.Run(_options.Threads(parsed), interrupt.Token), CancellationToken.None);
        ComparisonResult result = await new ProgressView(_terminal).Follow(work, comparison.Progress, quiet);
        if (result.Policies.Count == 0)
        {
            _terminal.Complain("Cancelled before the first run was done; nothing was written.");
            return ExitCode.Cancelled;
        }

        RunFolder folder = RunFolder.Create(parsed.GetValue(_runs)!, parsed.GetValue(_name) ?? NameOf(data));
        ComparisonReport.Write(folder, result, data, ProgramVersion.Text);
        Show(result, folder, json, quiet);
        return !result.Complete ? ExitCode.Cancelled : result.Policies.Any(policy => policy.Diverged) ? ExitCode.Diverged : ExitCode.Success;
    }

    private void Show(ComparisonResult result, RunFolder folder, bool json, bool quiet)
    {
        if (json)
        {
            _terminal.OutputText.WriteLine(ComparisonDocument.Write(result));
            if (!quiet)
                _terminal.ErrorText.WriteLine(ReportLine(folder));
            return;
        }

        if (!result.Complete)
            _terminal.OutputText.WriteLine("Cancelled. This is what was done until then:");
        new ResultView(_terminal.Output).Show(result, withCharts: !quiet);
        _terminal.OutputText.WriteLine(ReportLine(folder));
    }

    private static string ReportLine(RunFolder folder) => $"Report: {folder["report.html"]}";

    private string NameOf(DataSet data) =>
        string.Create(CultureInfo.InvariantCulture, $"compare-{data.Name}-{_terminal.Time.GetLocalNow():yyyyMMdd-HHmmss}");
}
