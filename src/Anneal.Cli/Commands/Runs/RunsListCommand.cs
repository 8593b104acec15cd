using System.CommandLine;
using Anneal.Cli.Rendering;
using Anneal.Lab.Runs.Store;
using Anneal.Lab.Training;

namespace Anneal.Cli.Commands.Runs;

/// <summary><c>anneal runs list</c>: the runs of a folder.</summary>
internal sealed class RunsListCommand
{
    private static readonly Dictionary<string, RunOrder> Orders = new(StringComparer.Ordinal)
    {
        ["started"] = RunOrder.Started,
        ["name"] = RunOrder.Name,
        ["test-accuracy"] = RunOrder.TestAccuracy,
        ["validation-accuracy"] = RunOrder.ValidationAccuracy,
        ["validation-loss"] = RunOrder.ValidationLoss,
        ["seconds"] = RunOrder.Seconds,
    };

    private readonly Terminal _terminal;
    private readonly RunsAccess _access;

    private readonly Option<string?> _tag = new("--tag") { Description = "Only runs with this tag.", HelpName = "TAG" };

    private readonly Option<string?> _data = new("--data") { Description = "Only runs on this data set: digits, cifar10.", HelpName = "DATA" };

    private readonly Option<string?> _model = new("--model") { Description = "Only runs of this network: mlp, mlp:32.", HelpName = "MODEL" };

    private readonly Option<string?> _policy = new("--policy") { Description = "Only runs under this policy: 1cycle, or whole with its arguments.", HelpName = "POLICY" };

    private readonly Option<TrainingStatus?> _status = new("--status") { Description = "Only runs that stand so: running, interrupted, completed, diverged.", HelpName = "STATUS", CustomParser = result => NamedValue.Parse<TrainingStatus>(result) };

    private readonly Option<string> _sort = new("--sort") { Description = $"{string.Join(", ", Orders.Keys)}.", HelpName = "BY", DefaultValueFactory = _ => "started" };

    private readonly Option<bool> _descending = new("--descending") { Description = "The largest or the latest first." };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document instead of a table." };

    private RunsListCommand(Terminal terminal, RunsAccess access) => (_terminal, _access) = (terminal, access);

    public static Command Create(Terminal terminal, RunsAccess access)
    {
        var handler = new RunsListCommand(terminal, access);
        handler._sort.AcceptOnlyFromAmong([.. Orders.Keys]);
        var command = new Command("list", "List runs. \"anneal train --resume\" goes on with interrupted ones, however their process ended.")
        {
            handler._tag, handler._data, handler._model, handler._policy, handler._status, handler._sort, handler._descending, handler._json,
        };
        command.SetAction(handler.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        IReadOnlyList<RunEntry> runs = _access.Use(parsed, store => store.Find(new RunQuery
        {
            Tag = parsed.GetValue(_tag),
            Data = parsed.GetValue(_data),
            Model = parsed.GetValue(_model),
            Policy = parsed.GetValue(_policy),
            Status = parsed.GetValue(_status),
            Order = Orders[parsed.GetValue(_sort)!],
            IsDescending = parsed.GetValue(_descending),
        }));
        if (parsed.GetValue(_json))
            _terminal.OutputText.WriteLine(RunDocument.Write(runs));
        else if (runs.Count == 0)
            _terminal.OutputText.WriteLine($"There are no such runs in '{_access.Folder(parsed)}'. \"anneal train\" makes one.");
        else
            RunsView.List(_terminal, runs, _access.Folder(parsed));
        return ExitCode.Success;
    }
}
