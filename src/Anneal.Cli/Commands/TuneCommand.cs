using System.CommandLine;
using Anneal.Cli.Rendering;
using Anneal.Lab.Comparisons;
using Anneal.Lab.Data;

namespace Anneal.Cli.Commands;

/// <summary><c>anneal tune</c>: chooses each policy's highest rate and weight decay on validation images.</summary>
internal sealed class TuneCommand
{
    private const string Description =
        """
        Choose each policy's highest learning rate and weight decay on validation images, the same grid for every policy.

        Test images are not looked at, and the seeds are not those of a comparison. The last lines can be given to
        anneal compare --policy.
        """;

    private readonly Terminal _terminal;
    private readonly ComparisonOptions _options = new();
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Show no progress." };

    private TuneCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var handler = new TuneCommand(terminal);
        var command = new Command("tune", Description) { handler._quiet };
        handler._options.AddTo(command);
        command.SetAction(handler.Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        ComparisonSettings settings = _options.Apply(parsed, new ComparisonSettings { Seeds = Tuning.Seeds }, Tuning.Seeds[0]);
        var tuning = new Tuning(DataCatalog.Load(settings.Data), settings);
        using var interrupt = new Interrupt(_terminal, cancellation);
        Task<IReadOnlyList<TuningTrial>> work = Task.Run(() => tuning.Run(_options.Threads(parsed), interrupt.Token), CancellationToken.None);
        IReadOnlyList<TuningTrial> trials = await new ProgressView(_terminal).Follow(work, tuning.Progress, parsed.GetValue(_quiet));
        foreach (IGrouping<string, TuningTrial> policy in trials.GroupBy(trial => trial.Policy.Name))
            _terminal.Output.Write(TuningView.Table(policy.Key, [.. policy]));
        foreach (TuningTrial best in Tuning.Best(trials))
            _terminal.OutputText.WriteLine(best.Policy);
        return interrupt.Token.IsCancellationRequested ? ExitCode.Cancelled : ExitCode.Success;
    }
}
