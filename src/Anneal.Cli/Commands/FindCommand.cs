using System.CommandLine;
using System.Globalization;
using Anneal.Cli.Rendering;
using Anneal.Engine;
using Anneal.Lab.Data;
using Anneal.Lab.Finding;
using Anneal.Lab.Runs;

namespace Anneal.Cli.Commands;

/// <summary><c>anneal find</c>: sweeps through learning rates and says which peak a 1cycle should have.</summary>
internal sealed class FindCommand
{
    private const string Description =
        """
        Find the learning rate for a training by short sweeps through all rates, and print the 1cycle for it.

        Without options: the 784-128-10 network on 10,000 real handwritten digits, three sweeps for each of four weight decays.
        Give batch size, momentum, weight decay and the rest of the training to come; they belong to the answer. The network is left as
        it was, which the hashes in the report show. Where the curve gives no answer, the reason says what to change.

        Examples:
          anneal find
          anneal find --model lenet --weight-decay 0.001 --json
          anneal find --weight-decay 0 --weight-decay 0.001 --weight-decay 0.01
        """;

    private readonly Terminal _terminal;
    private readonly DataAccess _access;
    private readonly Option<string> _data = Text("--data", "digits (the default), mnist, cifar10, optdigits, NAME:FOLDER or csv:FILE. See anneal data --help.", "DATA", new FindingSettings().Data);
    private readonly Option<string> _model = Text("--model", "mlp, the classic 784-128-10 (the default), mlp:256-64, lenet, cifar3, resnet8, resnet20, resnet56.", "MODEL", new FindingSettings().Model);
    private readonly Option<string> _optimizer = Text("--optimizer", "sgd (the default), nesterov, adamw, lion, muon and others.", "NAME", new FindingSettings().Optimizer);
    private readonly Option<int> _batch = Value("--batch", "Images in an update (128).", new FindingSettings().BatchSize);
    private readonly Option<double> _momentum = Value("--momentum", "SGD momentum or β1 (0.85, that of a 1cycle at its peak).", new FindingSettings().Momentum);
    private readonly Option<double[]> _weightDecays = new("--weight-decay") { Description = "Repeat it for several; the first is that of the training to come (the tuned one and its neighbours).", HelpName = "X" };
    private readonly Option<string> _augment = Text("--augment", "Random changes of training images: none (the default), flip, crop 4, or \"flip, crop 4\".", "CHANGES", new FindingSettings().Augmentation);
    private readonly Option<double> _smoothing = Value("--label-smoothing", "Weight of a label that is spread over all classes (0).", new FindingSettings().LabelSmoothing);
    private readonly Option<double?> _clip = new("--clip") { Description = "The largest norm of all gradients together (none).", HelpName = "NORM" };
    private readonly Option<string> _convolutions = Text("--convolutions", "winograd (the default), fast for 3x3 and 5x5; or direct, with smaller roundings.", "WAY", new FindingSettings().Convolutions);
    private readonly Option<double> _from = Value("--from", "The lowest rate (1e-5).", new FindingSettings().LowestRate);
    private readonly Option<double> _to = Value("--to", "The highest rate (10).", new FindingSettings().HighestRate);
    private readonly Option<int> _updates = Value("--updates", "Updates of a sweep (100).", new FindingSettings().Updates);
    private readonly Option<int> _sweeps = Value("--sweeps", "Sweeps for each weight decay (3).", new FindingSettings().Repeats);
    private readonly Option<ulong> _seed = Value("--seed", "The seed of weights and order of images (1).", new FindingSettings().Seed);
    private readonly Option<int> _epochs = Value("--epochs", "Length of the 1cycle that is printed (10).", new FindingSettings().Epochs);
    private readonly Option<int?> _threads = new("--threads") { Description = "Threads; as many as there are processors. Has no effect on results.", HelpName = "N" };
    private readonly Option<string?> _kernels = new("--kernels") { Description = "avx512, avx2, vector128 or scalar; the widest there is.", HelpName = "NAME" };
    private readonly Option<string> _runs = Text("--runs", "The folder for the records of runs (runs).", "FOLDER", "runs");
    private readonly Option<string?> _name = new("--name") { Description = "The name of the run's folder (find, data and time).", HelpName = "NAME" };
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document instead of tables and charts." };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Show no progress and no charts." };

    private FindCommand(Terminal terminal, DataAccess access) => (_terminal, _access) = (terminal, access);

    public static Command Create(Terminal terminal, DataAccess access)
    {
        var handler = new FindCommand(terminal, access);
        var command = new Command("find", Description)
        {
            handler._data, handler._model, handler._optimizer, handler._batch, handler._momentum, handler._weightDecays, handler._augment,
            handler._smoothing, handler._clip, handler._convolutions, handler._from, handler._to,
            handler._updates, handler._sweeps, handler._seed, handler._epochs, handler._threads, handler._kernels, handler._runs, handler._name, handler._json, handler._quiet,
        };
        command.SetAction(handler.Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        FindingSettings settings = Settings(parsed);
        if (settings.Problems() is { Count: > 0 } problems)
            throw new UsageException(string.Join(Environment.NewLine, problems));
        if (parsed.GetValue(_kernels) is { } kernels)
            KernelPath.Use(kernels);
        bool json = parsed.GetValue(_json), quiet = parsed.GetValue(_quiet);
        using var interrupt = new Interrupt(_terminal, cancellation);
        DataSet data = await _access.Load(settings.Data, quiet, interrupt.Token);
        var search = new LearningRateSearch(settings, data);
        var view = new FindingView(_terminal);
        Task<FindingResult> work = Task.Run(() => search.Run(parsed.GetValue(_threads), interrupt.Token), CancellationToken.None);
        try
        {
            Show(view, await view.Follow(work, search.Progress, quiet), parsed, data, json, quiet);
            return ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            _terminal.Complain("Cancelled; nothing was written.");
            return ExitCode.Cancelled;
        }
    }

    private void Show(FindingView view, FindingResult result, ParseResult parsed, DataSet data, bool json, bool quiet)
    {
        RunFolder folder = RunFolder.Create(parsed.GetValue(_runs)!, parsed.GetValue(_name) ?? NameOf(data));
        FindingReport.Write(folder, result, data, ProgramVersion.Text);
        string report = $"Report: {folder["report.html"]}";
        if (json)
        {
            _terminal.OutputText.WriteLine(FindingDocument.Write(result));
            if (!quiet)
                _terminal.ErrorText.WriteLine(report);
            return;
        }

        view.Show(result, withCharts: !quiet);
        _terminal.OutputText.WriteLine(report);
    }

    private FindingSettings Settings(ParseResult parsed) => new()
    {
        Data = parsed.GetValue(_data)!,
        Model = parsed.GetValue(_model)!,
        Optimizer = parsed.GetValue(_optimizer)!,
        BatchSize = parsed.GetValue(_batch),
        Augmentation = parsed.GetValue(_augment)!,
        LabelSmoothing = parsed.GetValue(_smoothing),
        ClipNorm = parsed.GetValue(_clip),
        Convolutions = parsed.GetValue(_convolutions)!,
        Momentum = parsed.GetValue(_momentum),
        WeightDecays = parsed.GetValue(_weightDecays) ?? [],
        LowestRate = parsed.GetValue(_from),
        HighestRate = parsed.GetValue(_to),
        Updates = parsed.GetValue(_updates),
        Repeats = parsed.GetValue(_sweeps),
        Seed = parsed.GetValue(_seed),
        Epochs = parsed.GetValue(_epochs),
    };

    private string NameOf(DataSet data) =>
        string.Create(CultureInfo.InvariantCulture, $"find-{data.Name}-{_terminal.Time.GetLocalNow():yyyyMMdd-HHmmss}");

    private static Option<string> Text(string name, string description, string helpName, string usual) =>
        new(name) { Description = description, HelpName = helpName, DefaultValueFactory = _ => usual };

    private static Option<T> Value<T>(string name, string description, T usual) =>
        new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => usual };
}
