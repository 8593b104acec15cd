using System.CommandLine;
using Anneal.Cli.Rendering;
using Anneal.Lab.Runs;
using Anneal.Lab.Training;

namespace Anneal.Cli.Commands;

/// <summary>Goes through a run while showing it, whichever command began it; with the options that all of them have.</summary>
internal sealed class TrainingSession(Terminal terminal)
{
    private readonly Option<string> _runs = new("--runs") { Description = "The folder for the records of runs (runs).", HelpName = "FOLDER", DefaultValueFactory = _ => "runs" };

    private readonly Option<bool> _json = new("--json") { Description = "Print the run's summary as JSON instead of tables and charts." };

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Show no progress and no charts." };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_runs, _json, _quiet])
            command.Add(option);
    }

    public string Runs(ParseResult parsed) => parsed.GetValue(_runs)!;

    public bool IsQuiet(ParseResult parsed) => parsed.GetValue(_quiet);

    /// <returns>The exit code.</returns>
    public async Task<int> Train(TrainingRun run, RunFolder folder, ParseResult parsed, Termination termination)
    {
        var view = new TrainingView(terminal);
        Task<RunSummary> work = Task.Run(() => run.Train(cancellation: termination.Token), CancellationToken.None);
        RunSummary summary = await Recorded(view.Follow(work, run, folder, IsQuiet(parsed)), folder);
        foreach (string warning in run.Warnings)
            terminal.Complain($"warning: {warning}");
        if (parsed.GetValue(_json))
            terminal.OutputText.WriteLine(summary.ToJson());
        else
            view.Show(summary, run, folder, withCharts: !IsQuiet(parsed));
        return summary.Status switch
        {
            TrainingStatus.Completed => ExitCode.Success,
            TrainingStatus.Diverged => ExitCode.Diverged,
            _ => termination.IsRequested ? ExitCode.TryAgain : ExitCode.Cancelled,
        };
    }

    /// <summary>An error while the record is written says what that means for the run.</summary>
    private static async Task<RunSummary> Recorded(Task<RunSummary> work, RunFolder folder)
    {
        try
        {
            return await work;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new AnnealException(
                $"The run's record could not be written: {problem.Message} What was written before is safe. Make room, then go on: anneal train --resume {folder.Path}", problem);
        }
    }
}
