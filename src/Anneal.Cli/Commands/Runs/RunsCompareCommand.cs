using System.CommandLine;
using Anneal.Cli.Rendering;
using Anneal.Engine.Storage;
using Anneal.Lab.Reports;
using Anneal.Lab.Reports.Charts;
using Anneal.Lab.Runs.Comparing;

namespace Anneal.Cli.Commands.Runs;

/// <summary><c>anneal runs compare</c>: runs that were trained already, in groups, by pairs of the same seed.</summary>
internal sealed class RunsCompareCommand
{
    private const string Description =
        """
        Compare runs that were trained already: curves over each other, settings that differ, and differences by pairs of the same
        seed with 95 % intervals, and how many more seeds would tell two policies apart.

        The first is what the others are compared with. "policy:1cycle" stands for all runs with that policy, "tag:good" for all
        with that tag. Of three runs or more, those that differ in the seed only are taken together.

        Examples:
          anneal runs compare first second
          anneal runs compare policy:standard policy:1cycle --report compared.html --pictures pictures
          anneal runs compare tag:baseline tag:wide --by validation-loss --json
        """;

    private static readonly Dictionary<string, RunMeasure> Measures = new(StringComparer.Ordinal)
    {
        ["test-accuracy"] = RunMeasure.TestAccuracy,
        ["validation-accuracy"] = RunMeasure.ValidationAccuracy,
        ["validation-loss"] = RunMeasure.ValidationLoss,
    };

    private readonly Terminal _terminal;
    private readonly RunsAccess _access;

    private readonly Argument<string[]> _names = new("RUN") { Description = "Two runs or groups, or more.", Arity = ArgumentArity.OneOrMore };

    private readonly Option<string> _measure = new("--by") { Description = $"{string.Join(", ", Measures.Keys)}.", HelpName = "MEASURE", DefaultValueFactory = _ => "test-accuracy" };

    private readonly Option<FileInfo?> _report = new("--report") { Description = "Write a report with pictures.", HelpName = "FILE.html" };

    private readonly Option<DirectoryInfo?> _pictures = new("--pictures") { Description = "Write every chart of the report as an SVG file.", HelpName = "FOLDER" };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document instead of tables and charts." };

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Show no charts." };

    private RunsCompareCommand(Terminal terminal, RunsAccess access) => (_terminal, _access) = (terminal, access);

    public static Command Create(Terminal terminal, RunsAccess access)
    {
        var handler = new RunsCompareCommand(terminal, access);
        handler._measure.AcceptOnlyFromAmong([.. Measures.Keys]);
        var command = new Command("compare", Description) { handler._names, handler._measure, handler._report, handler._pictures, handler._json, handler._quiet };
        command.SetAction(handler.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        IReadOnlyList<RunGroup> groups = _access.Use(parsed, store => RunGroup.Select(store, parsed.GetRequiredValue(_names)));
        RunComparison comparison = RunComparison.Of(groups, Measures[parsed.GetValue(_measure)!]);
        foreach (string warning in comparison.Warnings)
            _terminal.Complain($"warning: {warning}");
        if (parsed.GetValue(_json))
            _terminal.OutputText.WriteLine(RunComparisonDocument.Write(comparison));
        else
            RunsView.Show(_terminal, comparison, withCharts: !parsed.GetValue(_quiet));
        if (parsed.GetValue(_report) is { } file)
        {
            AtomicFile.WriteAllText(file.FullName, HtmlReport.Write(RunComparisonReport.Page(comparison, ProgramVersion.Text)));
            _terminal.ErrorText.WriteLine($"Report: {file.FullName}");
        }

        if (parsed.GetValue(_pictures) is { } folder)
            WritePictures(comparison, folder);
        return ExitCode.Success;
    }

    private void WritePictures(RunComparison comparison, DirectoryInfo folder)
    {
        folder.Create();
        foreach (Chart chart in (Chart[])
            [
                RunComparisonCharts.LearningRate(comparison), RunComparisonCharts.Accuracy(comparison),
                RunComparisonCharts.TrainingLoss(comparison), RunComparisonCharts.ValidationLoss(comparison),
            ])
        {
            string file = Path.Combine(folder.FullName, chart.Title.ToLowerInvariant().Replace(' ', '-') + ".svg");
            AtomicFile.WriteAllText(file, SvgChart.Write(chart));
            _terminal.ErrorText.WriteLine($"Picture: {file}");
        }
    }
}
