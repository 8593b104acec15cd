using System.CommandLine;
using Anneal.Cli.Rendering;
using Anneal.Lab.Data;
using Anneal.Lab.Diagnosis;
using Anneal.Lab.Runs;
using Anneal.Lab.Training;

namespace Anneal.Cli.Commands;

/// <summary><c>anneal diagnose</c>: sharpness, noise and gap of the networks that a run has kept.</summary>
internal sealed class DiagnoseCommand
{
    private const string Description =
        """
        Measure the networks of a run: how sharp their minimum is, how noisy their gradients are, and how they generalize.

        Every checkpoint that the run has kept, and the best, with λmax by power iteration, batch sharpness, sharpness within a
        radius of 0.05, gap, noise scale and the accuracy with fresh batch-norm statistics; and what the measurements that were
        made in training mean. The run is left as it is.

        Examples:
          anneal diagnose first
          anneal diagnose runs/train-digits-20260101-120000 --json
        """;

    private readonly Terminal _terminal;
    private readonly DataAccess _data;

    private readonly Argument<string> _run = new("RUN") { Description = "The run, by its folder, or by its name within --runs." };

    private readonly Option<string> _runs = new("--runs") { Description = "The folder for the records of runs (runs).", HelpName = "FOLDER", DefaultValueFactory = _ => "runs" };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document." };

    private DiagnoseCommand(Terminal terminal, DataAccess data) => (_terminal, _data) = (terminal, data);

    public static Command Create(Terminal terminal, DataAccess data)
    {
        var handler = new DiagnoseCommand(terminal, data);
        var command = new Command("diagnose", Description) { handler._run, handler._runs, handler._json };
        command.SetAction(handler.Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        RunFolder folder = RunArgument.Find(parsed.GetValue(_run)!, parsed.GetValue(_runs)!);
        DataSet data = await _data.Load(TrainingSettingsFile.Read(folder[TrainingSettingsFile.Name]).Data, isQuiet: true, cancellation);
        RunExamination examination = await Task.Run(() => new RunExaminer(folder, data).Examine(), cancellation);
        if (parsed.GetValue(_json))
            _terminal.OutputText.WriteLine(examination.ToJson());
        else
            ExaminationView.Show(_terminal, examination);
        return ExitCode.Success;
    }
}
