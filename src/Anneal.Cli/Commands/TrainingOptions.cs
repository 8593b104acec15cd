using System.CommandLine;
using System.Globalization;
using Anneal.Lab.Training;

namespace Anneal.Cli.Commands;

/// <summary>The options of a training run: each is a member of its settings.</summary>
internal sealed class TrainingOptions
{
    private readonly Option<string?> _policy = Text("--policy", "PLAN", "A policy such as \"1cycle(peak 0.2)\", or a sentence of the language (1cycle). See anneal plan --help.", "-p");
    private readonly Option<string?> _data = Text("--data", "DATA", "digits (the default), mnist, cifar10, optdigits, NAME:FOLDER or csv:FILE. See anneal data --help.");
    private readonly Option<string?> _model = Text("--model", "MODEL", "mlp (the default), mlp:256-64, lenet, cifar3, resnet8, resnet20, resnet56.");
    private readonly Option<string?> _optimizer = Text("--optimizer", "NAME", $"sgd (the default), {string.Join(", ", OptimizerSpecification.Names.Where(name => name != "sgd"))}.");
    private readonly Option<string?> _augment = Text("--augment", "CHANGES", "Random changes of training images: none (the default), flip, crop 4, or \"flip, crop 4\".");
    private readonly Option<string?> _convolutions = Text("--convolutions", "WAY", "winograd (the default), fast for 3x3 and 5x5; or direct, with smaller roundings.");
    private readonly Option<string?> _kernels = Text("--kernels", "NAME", "avx512, avx2, vector128 or scalar: to repeat a run of another machine; the widest there is.");
    private readonly Option<int?> _epochs = Number<int?>("--epochs", "N", "Length in passes over the data, where the policy names none (10).");
    private readonly Option<int?> _batch = Number<int?>("--batch", "N", "Images in an update (128).");
    private readonly Option<int?> _accumulate = Number<int?>("--accumulate", "N", "Batches whose mean gradient makes an update (1).");
    private readonly Option<ulong?> _seed = Number<ulong?>("--seed", "N", "What weights, order and random changes are drawn from (1).");
    private readonly Option<double?> _smoothing = Number<double?>("--label-smoothing", "SHARE", "Weight of a label that is spread over all classes (0).");
    private readonly Option<double?> _clip = Number<double?>("--clip", "NORM", "The largest norm of all gradients together (none).");
    private readonly Option<double?> _minutes = Number<double?>("--minutes", "N", "Training time in which the plan is to be gone through (as long as it takes).");
    private readonly Option<long?> _checkpoint = Number<long?>("--checkpoint-every", "N", "Updates from one checkpoint to the next (the end of every epoch).");
    private readonly Option<string?> _diagnose = Text("--diagnose", "on|off", "Whether the run is measured as it goes on, at the cost of a few percent of its processor time (on). Has no effect on the network.");
    private readonly Option<int?> _threads = Number<int?>("--threads", "N", "Threads; one a processor. Has no effect on results.");

    /// <summary>Those that a run may be resumed with.</summary>
    public string? Kernels(ParseResult parsed) => parsed.GetValue(_kernels);

    /// <summary>The new end of a run that is resumed.</summary>
    public int? Epochs(ParseResult parsed) => parsed.GetValue(_epochs);

    public int? Threads(ParseResult parsed) => parsed.GetValue(_threads);

    public void AddTo(Command command)
    {
        _diagnose.AcceptOnlyFromAmong("on", "off");
        foreach (Option option in All)
            command.Add(option);
    }

    /// <summary>The options that were given but have no meaning for a run that is resumed, as it has its settings already.</summary>
    public IReadOnlyList<string> Misplaced(ParseResult parsed) =>
        [.. All.Where(option => option != _kernels && option != _threads && option != _epochs && parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name)];

    /// <summary>Settings with whatever was given on the command line put in.</summary>
    public TrainingSettings Apply(ParseResult parsed, TrainingSettings settings) => settings with
    {
        Policy = parsed.GetValue(_policy) ?? settings.Policy,
        Data = parsed.GetValue(_data) ?? settings.Data,
        Model = parsed.GetValue(_model) ?? settings.Model,
        Optimizer = parsed.GetValue(_optimizer) ?? settings.Optimizer,
        Augmentation = parsed.GetValue(_augment) ?? settings.Augmentation,
        Convolutions = parsed.GetValue(_convolutions) ?? settings.Convolutions,
        Kernels = parsed.GetValue(_kernels) ?? settings.Kernels,
        Epochs = parsed.GetValue(_epochs) ?? settings.Epochs,
        BatchSize = parsed.GetValue(_batch) ?? settings.BatchSize,
        AccumulatedBatches = parsed.GetValue(_accumulate) ?? settings.AccumulatedBatches,
        Seed = parsed.GetValue(_seed) ?? settings.Seed,
        LabelSmoothing = parsed.GetValue(_smoothing) ?? settings.LabelSmoothing,
        ClipNorm = parsed.GetValue(_clip) ?? settings.ClipNorm,
        Minutes = parsed.GetValue(_minutes) ?? settings.Minutes,
        CheckpointEvery = parsed.GetValue(_checkpoint) ?? settings.CheckpointEvery,
        Threads = parsed.GetValue(_threads) ?? settings.Threads,
        Diagnosis = parsed.GetValue(_diagnose) is { } diagnose ? diagnose == "on" : settings.Diagnosis,
    };

    private IReadOnlyList<Option> All =>
        [_policy, _data, _model, _optimizer, _epochs, _batch, _seed, _augment, _smoothing, _clip, _accumulate, _minutes, _checkpoint, _diagnose, _convolutions, _kernels, _threads];

    private static Option<string?> Text(string name, string value, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = value };

    /// <summary>Numbers are read the same in every culture.</summary>
    private static Option<T> Number<T>(string name, string value, string description) => new(name)
    {
        Description = description,
        HelpName = value,
        CustomParser = result =>
        {
            Type type = Nullable.GetUnderlyingType(typeof(T))!;
            string text = result.Tokens[0].Value;
            try
            {
                return (T)Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
            }
            catch (Exception problem) when (problem is FormatException or OverflowException)
            {
                result.AddError($"{name} must be a {(type == typeof(double) ? "number" : "whole number")}, not '{text}'.");
                return default!;
            }
        },
    };
}
