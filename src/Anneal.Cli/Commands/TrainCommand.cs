using System.CommandLine;
using System.Globalization;
using Anneal.Cli.Rendering;
using Anneal.Lab.Data;
using Anneal.Lab.Finding;
using Anneal.Lab.Runs;
using Anneal.Lab.Training;

namespace Anneal.Cli.Commands;

/// <summary><c>anneal train</c>: one model, one plan, one data set, with a record that survives whatever ends the process.</summary>
internal sealed class TrainCommand
{
    private const string Description =
        """
        Train one network under one plan, with checkpoints.

        The run's folder has its settings, every metric, the newest two checkpoints and the best, and at the end the network as
        model.safetensors and report.html. However the process ends, --resume goes on from the last checkpoint, and the result has the same bits
        as if nothing had happened. Settings are read from --config and changed by options; --print-config shows them.

        Examples:
          anneal train
          anneal train --policy "1cycle(peak 0.2)" --epochs 5
          anneal train --policy "warmup 5% -> cosine from 0.1 to 0; momentum 0.9" --model lenet --data mnist
          anneal train --lr auto
          anneal train --model resnet8 --data cifar10 --augment "flip, crop 4" --optimizer nesterov
          anneal train --resume runs/train-digits-20260101-120000
        """;

    private readonly Terminal _terminal;
    private readonly DataAccess _data;
    private readonly TrainingOptions _options = new();

    private readonly Option<FileInfo?> _config = new("--config") { Description = "Settings to start from: the config.json of a run.", HelpName = "FILE" };

    private readonly Option<bool> _printConfig = new("--print-config") { Description = "Print the settings as JSON and train nothing." };

    private readonly Option<string?> _rate = new("--lr") { Description = "auto: find the peak of the 1cycle by sweeps before it is trained, as anneal find does.", HelpName = "auto" };

    private readonly Option<string?> _resume = new("--resume") { Description = "Go on with a run, by its folder, or by its name within --runs.", HelpName = "RUN" };

    private readonly Option<string> _runs = new("--runs") { Description = "The folder for the records of runs (runs).", HelpName = "FOLDER", DefaultValueFactory = _ => "runs" };

    private readonly Option<string?> _name = new("--name") { Description = "The name of the run's folder (train, data and time).", HelpName = "NAME" };

    private readonly Option<bool> _json = new("--json") { Description = "Print the run's summary as JSON instead of tables and charts." };

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Show no progress and no charts." };

    private TrainCommand(Terminal terminal, DataAccess data) => (_terminal, _data) = (terminal, data);

    public static Command Create(Terminal terminal, DataAccess data)
    {
        var handler = new TrainCommand(terminal, data);
        var command = new Command("train", Description);
        handler._options.AddTo(command);
        foreach (Option option in (Option[])[handler._config, handler._rate, handler._printConfig, handler._resume, handler._runs, handler._name, handler._json, handler._quiet])
            command.Add(option);
        handler._rate.AcceptOnlyFromAmong("auto");
        command.SetAction(handler.Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        using var interrupt = new Interrupt(_terminal, cancellation);
        using var termination = new Termination(interrupt.Token);
        bool quiet = parsed.GetValue(_quiet);
        if (parsed.GetValue(_resume) is { } name)
        {
            RequireNoSettings(parsed);
            RunFolder folder = RunArgument.Find(name, parsed.GetValue(_runs)!);
            TrainingSettings recorded = TrainingSettingsFile.Read(folder[TrainingSettingsFile.Name]);
            DataSet data = await _data.Load(recorded.Data, quiet, termination.Token);
            using TrainingRun run = TrainingRun.Resume(folder, data, _options.Kernels(parsed), _options.Threads(parsed));
            return await Train(run, folder, parsed, termination);
        }

        TrainingSettings settings = _options.Apply(parsed, parsed.GetValue(_config) is { } file ? TrainingSettingsFile.Read(file.FullName) : new TrainingSettings());
        RequireSound(settings);
        if (parsed.GetValue(_printConfig))
        {
            _terminal.OutputText.WriteLine(TrainingSettingsFile.Text(settings));
            return ExitCode.Success;
        }

        return await Start(settings, parsed, termination);
    }

    private async Task<int> Start(TrainingSettings settings, ParseResult parsed, Termination termination)
    {
        DataSet data = await _data.Load(settings.Data, parsed.GetValue(_quiet), termination.Token);
        if (parsed.GetValue(_rate) is not null)
            settings = await Found(settings, data, parsed.GetValue(_quiet), termination);
        RunFolder folder = RunFolder.Create(parsed.GetValue(_runs)!, parsed.GetValue(_name) ?? NameOf(data));
        using TrainingRun run = TrainingRun.Start(settings, data, folder, _terminal.Time);
        return await Train(run, folder, parsed, termination);
    }

    private async Task<TrainingSettings> Found(TrainingSettings settings, DataSet data, bool isQuiet, Termination termination)
    {
        TrainingSettings found = await Task.Run(() => AutomaticRate.Apply(settings, data, termination.Token), CancellationToken.None);
        if (!isQuiet)
            _terminal.ErrorText.WriteLine($"Found: {found.Policy}");
        return found;
    }

    private async Task<int> Train(TrainingRun run, RunFolder folder, ParseResult parsed, Termination termination)
    {
        bool json = parsed.GetValue(_json), quiet = parsed.GetValue(_quiet);
        var view = new TrainingView(_terminal);
        Task<RunSummary> work = Task.Run(() => run.Train(cancellation: termination.Token), CancellationToken.None);
        RunSummary summary = await Recorded(view.Follow(work, run, folder, quiet), folder);
        foreach (string warning in run.Warnings)
            _terminal.Complain($"warning: {warning}");
        if (json)
            _terminal.OutputText.WriteLine(summary.ToJson());
        else
            view.Show(summary, run, folder, withCharts: !quiet);
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

    private void RequireNoSettings(ParseResult parsed)
    {
        string[] misplaced = [.. _options.Misplaced(parsed), .. ((Option[])[_config, _rate]).Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name)];
        if (misplaced.Length > 0)
            throw new UsageException($"A run that is resumed has its settings already: leave out {string.Join(", ", misplaced)}, or begin a new run. Only --threads and --kernels may change.");
    }

    private static void RequireSound(TrainingSettings settings)
    {
        if (settings.Problems() is { Count: > 0 } problems)
            throw new UsageException(string.Join(Environment.NewLine, problems));
    }

    private string NameOf(DataSet data) =>
        string.Create(CultureInfo.InvariantCulture, $"train-{data.Name}-{_terminal.Time.GetLocalNow():yyyyMMdd-HHmmss}");
}
