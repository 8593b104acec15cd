using System.CommandLine;
using Anneal.Cli.Rendering;
using Anneal.Lab.Comparisons;

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
    private readonly DataAccess _data;
    private readonly ComparisonOptions _options = new(Tuning.Seeds.Count);
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Show no progress." };

    private TuneCommand(Terminal terminal, DataAccess data) => (_terminal, _data) = (terminal, data);

    public static Command Create(Terminal terminal, DataAccess data)
    {
        var handler = new TuneCommand(terminal, data);
        var command = new Command("tune", Description) { handler._quiet };
        handler._options.AddTo(command);
        command.SetAction(handler.Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        ComparisonSettings settings = _options.Apply(parsed, new ComparisonSettings { Seeds = Tuning.Seeds }, Tuning.Seeds[0]);
        using var interrupt = new Interrupt(_terminal, cancellation);
        var tuning = new Tuning(await _data.Load(settings.Data, parsed.GetValue(_quiet), interrupt.Token), settings);
        Task<IReadOnlyList<TuningTrial>> work = Task.Run(() => tuning.Run(_options.Threads(parsed), interrupt.Token), CancellationToken.None);
        IReadOnlyList<TuningTrial> trials = await new ProgressView(_terminal).Follow(work, tuning.Progress, parsed.GetValue(_quiet));
        foreach (IGrouping<string, TuningTrial> policy in trials.GroupBy(trial => trial.Policy.Name))
            _terminal.Output.Write(TuningView.Table(policy.Key, [.. policy]));
        foreach (TuningTrial best in Tuning.Best(trials))
            _terminal.OutputText.WriteLine(best.Policy);
        return interrupt.Token.IsCancellationRequested ? ExitCode.Cancelled : ExitCode.Success;
    }
}
