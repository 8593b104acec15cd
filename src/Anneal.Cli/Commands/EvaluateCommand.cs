using System.CommandLine;
using Anneal.Cli.Rendering;
using Anneal.Lab.Data;
using Anneal.Lab.Runs;
using Anneal.Lab.Training;
using Anneal.Lab.Training.Evaluations;

namespace Anneal.Cli.Commands;

/// <summary><c>anneal evaluate</c>: what the network of a run makes of images.</summary>
internal sealed class EvaluateCommand
{
    private const string Description =
        """
        Measure the network of a run on images: accuracy with its interval, loss, and what was taken for what.

        Without --data on the test images of the run's own data. Images are normalized as in training. A run that is not done is
        measured by its last checkpoint.

        Examples:
          anneal evaluate runs/train-digits-20260101-120000
          anneal evaluate first --best --json
          anneal evaluate first --data csv:mine.csv
        """;

    private readonly Terminal _terminal;
    private readonly DataAccess _data;

    private readonly Argument<string> _run = new("RUN") { Description = "The run, by its folder, or by its name within --runs." };

    private readonly Option<string?> _dataName = new("--data") { Description = "Data whose test images to take (the run's own). See anneal data --help.", HelpName = "DATA" };

    private readonly Option<bool> _best = new("--best") { Description = "Take the network with the least validation loss, not the last." };

    private readonly Option<string> _runs = new("--runs") { Description = "The folder for the records of runs (runs).", HelpName = "FOLDER", DefaultValueFactory = _ => "runs" };

    private readonly Option<bool> _json = new("--json") { Description = "Print the figures as JSON." };

    private EvaluateCommand(Terminal terminal, DataAccess data) => (_terminal, _data) = (terminal, data);

    public static Command Create(Terminal terminal, DataAccess data)
    {
        var handler = new EvaluateCommand(terminal, data);
        var command = new Command("evaluate", Description) { handler._run, handler._dataName, handler._best, handler._runs, handler._json };
        command.SetAction(handler.Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        RunFolder folder = RunArgument.Find(parsed.GetValue(_run)!, parsed.GetValue(_runs)!);
        DataSet data = await _data.Load(TrainingSettingsFile.Read(folder[TrainingSettingsFile.Name]).Data, isQuiet: true, cancellation);
        LabeledImages images = parsed.GetValue(_dataName) is { } name ? (await _data.Load(name, isQuiet: true, cancellation)).Test : data.Test;
        RunEvaluation evaluation = new RunEvaluator(folder, data).Evaluate(images, parsed.GetValue(_best));
        if (parsed.GetValue(_json))
            _terminal.OutputText.WriteLine(evaluation.ToJson());
        else
            EvaluationView.Show(_terminal, evaluation);
        return ExitCode.Success;
    }
}
