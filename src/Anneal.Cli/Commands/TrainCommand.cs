using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Anneal.Cli.Rendering;
using Anneal.Lab.Data;
using Anneal.Lab.Finding;
using Anneal.Lab.Runs;
using Anneal.Lab.Training;
using Anneal.Lab.Training.Horizons;

namespace Anneal.Cli.Commands;

/// <summary><c>anneal train</c>: one model, one plan, one data set, with a record that survives whatever ends the process.</summary>
internal sealed class TrainCommand
{
    private const string Description =
        """
        Train one network under one plan, with checkpoints.

        The run's folder has its settings, every metric, the newest two checkpoints and the best, and at the end the network as
        model.safetensors and report.html. However the process ends, --resume goes on from the last checkpoint, and the result has
        the same bits as if nothing had happened; with --epochs its end is moved, without a jump of the learning rate. Settings are
        read from --config and changed by options; --print-config shows them.

        Examples:
          anneal train
          anneal train --policy "1cycle(peak 0.2)" --epochs 5
          anneal train --policy "warmup 5% -> cosine from 0.1 to 0; momentum 0.9" --model lenet --data mnist
          anneal train --lr auto
          anneal train --model resnet8 --data cifar10 --augment "flip, crop 4" --optimizer nesterov
          anneal train --resume runs/train-digits-20260101-120000
          anneal train --resume first --epochs 20 --replan hold
        """;

    private readonly Terminal _terminal;
    private readonly DataAccess _data;
    private readonly TrainingOptions _options = new();
    private readonly TrainingSession _session;

    private readonly Option<FileInfo?> _config = new("--config") { Description = "Settings to start from: the config.json of a run.", HelpName = "FILE" };

    private readonly Option<bool> _printConfig = new("--print-config") { Description = "Print the settings as JSON and train nothing." };

    private readonly Option<string?> _rate = new("--lr") { Description = "auto: find the peak of the 1cycle by sweeps before it is trained, as anneal find does.", HelpName = "auto" };

    private readonly Option<string?> _resume = new("--resume") { Description = "Go on with a run, by its folder, or by its name within --runs.", HelpName = "RUN" };

    private readonly Option<string?> _name = new("--name") { Description = "The name of the run's folder (train, data and time).", HelpName = "NAME" };

    private readonly Option<ReplanMode?> _replan = new("--replan")
    {
        Description = "With --resume and --epochs: how the plan goes on to its new end; slope (the default), value or hold.",
        HelpName = "MODE",
        CustomParser = ReadMode,
    };

    private TrainCommand(Terminal terminal, DataAccess data) => (_terminal, _data, _session) = (terminal, data, new TrainingSession(terminal));

    public static Command Create(Terminal terminal, DataAccess data)
    {
        var handler = new TrainCommand(terminal, data);
        var command = new Command("train", Description);
        handler._options.AddTo(command);
        foreach (Option option in (Option[])[handler._config, handler._rate, handler._printConfig, handler._resume, handler._replan, handler._name])
            command.Add(option);
        handler._rate.AcceptOnlyFromAmong("auto");
        handler._session.AddTo(command);
        command.SetAction(handler.Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        using var interrupt = new Interrupt(_terminal, cancellation);
        using var termination = new Termination(interrupt.Token);
        if (parsed.GetValue(_resume) is { } name)
            return await Resume(RunArgument.Find(name, _session.Runs(parsed)), parsed, termination);
        if (parsed.GetValue(_replan) is not null)
            throw new UsageException("--replan moves the end of a run that is resumed: give it with --resume and --epochs.");
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
        DataSet data = await _data.Load(settings.Data, _session.IsQuiet(parsed), termination.Token);
        if (parsed.GetValue(_rate) is not null)
            settings = await Found(settings, data, _session.IsQuiet(parsed), termination);
        RunFolder folder = RunFolder.Create(_session.Runs(parsed), parsed.GetValue(_name) ?? NameOf(data));
        using TrainingRun run = TrainingRun.Start(settings, data, folder, _terminal.Time);
        return await _session.Train(run, folder, parsed, termination);
    }

    private async Task<TrainingSettings> Found(TrainingSettings settings, DataSet data, bool isQuiet, Termination termination)
    {
        TrainingSettings found = await Task.Run(() => AutomaticRate.Apply(settings, data, termination.Token), CancellationToken.None);
        if (!isQuiet)
            _terminal.ErrorText.WriteLine($"Found: {found.Policy}");
        return found;
    }

    private async Task<int> Resume(RunFolder folder, ParseResult parsed, Termination termination)
    {
        RequireNoSettings(parsed);
        TrainingSettings recorded = TrainingSettingsFile.Read(folder[TrainingSettingsFile.Name]);
        DataSet data = await _data.Load(recorded.Data, _session.IsQuiet(parsed), termination.Token);
        if (_options.Epochs(parsed) is { } epochs)
        {
            HorizonChange change = RunHorizon.Replan(folder, data, epochs, parsed.GetValue(_replan) ?? ReplanMode.ContinuousSlope);
            if (!_session.IsQuiet(parsed))
                _terminal.ErrorText.WriteLine($"Replanned: {change.Text}.");
        }

        using TrainingRun run = TrainingRun.Resume(folder, data, _options.Kernels(parsed), _options.Threads(parsed));
        return await _session.Train(run, folder, parsed, termination);
    }

    private void RequireNoSettings(ParseResult parsed)
    {
        string[] misplaced = [.. _options.Misplaced(parsed), .. ((Option[])[_config, _rate]).Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name)];
        if (misplaced.Length > 0)
            throw new UsageException($"A run that is resumed has its settings already: leave out {string.Join(", ", misplaced)}, or begin a new run. Only --threads, --kernels and the end (--epochs) may change.");
        if (parsed.GetValue(_replan) is not null && _options.Epochs(parsed) is null)
            throw new UsageException("--replan needs the new end of the run: give --epochs too.");
    }

    private static ReplanMode? ReadMode(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        switch (text.ToLowerInvariant())
        {
            case "slope":
                return ReplanMode.ContinuousSlope;
            case "value":
                return ReplanMode.ContinuousValue;
            case "hold":
                return ReplanMode.HoldThenDecay;
            default:
                result.AddError($"--replan must be slope (value and slope without a jump), value (the rest at another pace) or hold (hold, then the rest), not '{text}'.");
                return null;
        }
    }

    private static void RequireSound(TrainingSettings settings)
    {
        if (settings.Problems() is { Count: > 0 } problems)
            throw new UsageException(string.Join(Environment.NewLine, problems));
    }

    private string NameOf(DataSet data) =>
        string.Create(CultureInfo.InvariantCulture, $"train-{data.Name}-{_terminal.Time.GetLocalNow():yyyyMMdd-HHmmss}");
}
