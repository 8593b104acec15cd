using System.Text.Json;
using Anneal.Lab.Runs.Comparing;
using Anneal.Lab.Runs.Store;
using Anneal.Lab.Training;

namespace Anneal.Cli.Rendering;

/// <summary>Prints runs that were recorded: a list, one of them, or several over each other.</summary>
internal static class RunsView
{
    private static readonly string[] Columns = ["run", "started (UTC)", "status", "data", "model", "policy", "seed", "updates", "seconds", "validation", "test", "tags"];

    /// <summary>A row for each run.</summary>
    public static void List(Terminal terminal, IReadOnlyList<RunEntry> runs, string folder)
    {
        terminal.Output.Write(ResultView.TableOf(Columns, [.. runs.Select(Row)]));
        if (runs.FirstOrDefault(run => run.Status == TrainingStatus.Interrupted) is { } interrupted)
            terminal.OutputText.WriteLine($"What was interrupted goes on with \"anneal train --resume {Path.Combine(folder, interrupted.Name)}\".");
    }

    /// <summary>Settings, how the run stands, curves and epochs.</summary>
    public static void Show(Terminal terminal, StoredRun run)
    {
        using (JsonDocument settings = JsonDocument.Parse(TrainingSettingsFile.Text(run.Settings)))
        {
            terminal.Output.Write(ResultView.TableOf(
                ["setting", "value"], [.. settings.RootElement.EnumerateObject().Select(setting => (IReadOnlyList<string>)[setting.Name, setting.Value.ToString()])]));
        }

        RunEpochs.Write(terminal.Output, run.Summary.Epochs);
        foreach (string line in Facts(run))
            terminal.OutputText.WriteLine(line);
    }

    /// <summary>Tables, what they say, and curves.</summary>
    public static void Show(Terminal terminal, RunComparison comparison, bool withCharts)
    {
        terminal.Output.Write(ResultView.TableOf(RunComparisonTable.Header(comparison), RunComparisonTable.Rows(comparison)));
        if (comparison.Settings.Count > 0)
            terminal.Output.Write(ResultView.TableOf(RunComparisonTable.SettingHeader(comparison), RunComparisonTable.SettingRows(comparison)));
        if (withCharts)
        {
            terminal.Output.Write(new TerminalChart(RunComparisonCharts.LearningRate(comparison)));
            terminal.Output.Write(new TerminalChart(RunComparisonCharts.Accuracy(comparison)));
            terminal.Output.Write(new TerminalChart(RunComparisonCharts.TrainingLoss(comparison)));
        }

        foreach (string sentence in RunComparisonTable.Conclusions(comparison))
            terminal.OutputText.WriteLine(sentence);
    }

    private static IReadOnlyList<string> Row(RunEntry run) =>
    [
        run.Name, Text($"{run.Started.UtcDateTime:yyyy-MM-dd HH:mm}"), StatusOf(run.Status), run.Data, run.Model, run.Policy, Text($"{run.Seed}"),
        run.Updates == run.UpdatesDone ? Text($"{run.Updates}") : Text($"{run.UpdatesDone} of {run.Updates}"),
        Text($"{run.Seconds:0.0}"), Percent(run.ValidationAccuracy), Percent(run.TestAccuracy), string.Join(", ", run.Tags),
    ];

    private static IEnumerable<string> Facts(StoredRun run)
    {
        RunSummary summary = run.Summary;
        yield return Text($"{run.Name}: {StatusOf(summary.Status)}, {summary.UpdatesDone:N0} of {summary.Updates:N0} updates in {Math.Max(0, summary.Seconds):0.0} s, begun {summary.Started.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
        yield return Text($"{summary.Parameters:N0} parameters, kernels {string.Join(", then ", summary.Kernels)}, data {summary.DataHash[..Math.Min(16, summary.DataHash.Length)]}…, Anneal {summary.Version}");
        if (summary.Status == TrainingStatus.Interrupted)
            yield return $"It goes on with \"anneal train --resume {run.Folder.Path}\".";
        if (run.Tags.Count > 0)
            yield return $"tags: {string.Join(", ", run.Tags)}";
        if (summary is { TestAccuracy: { } accuracy, TestLoss: { } loss })
            yield return Text($"test: {100 * accuracy:0.00} % of images are told right, loss {loss:0.0000}");
    }

    private static string StatusOf(TrainingStatus status) => status.ToString().ToLowerInvariant();

    private static string Percent(double? share) => share is { } value ? Text($"{100 * value:0.00} %") : "";

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
