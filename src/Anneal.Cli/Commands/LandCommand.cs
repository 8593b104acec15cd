using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Anneal.Cli.Rendering;
using Anneal.Lab.Data;
using Anneal.Lab.Runs;
using Anneal.Lab.Training;
using Anneal.Lab.Training.Horizons;

namespace Anneal.Cli.Commands;

/// <summary><c>anneal land</c>: a run that branches from another's last checkpoint and brings its learning rate down.</summary>
internal sealed class LandCommand
{
    private const string Description =
        """
        Find out what a run is worth now: branch from its last checkpoint and anneal to the final learning rate.

        The branch is a run of its own, with its own folder, that ends after --steps more updates. The parent stays as it is, and
        may be going on meanwhile. However the branch ends, it can be resumed like any run.

        Examples:
          anneal land first --steps 5%
          anneal land first --steps 200 --to 1e-4 --curve cosine --name first-landed
        """;

    private readonly Terminal _terminal;
    private readonly DataAccess _data;
    private readonly TrainingSession _session;

    private readonly Argument<string> _run = new("RUN") { Description = "The run to branch from, by its folder, or by its name within --runs." };

    private readonly Option<LandingLength> _steps = new("--steps") { Description = "Updates of the landing: a number, or a share of the run such as 5%.", HelpName = "N|SHARE%", CustomParser = ReadLength, DefaultValueFactory = _ => new(null, 0.1) };

    private readonly Option<double> _to = new("--to") { Description = "The learning rate of the last update (0).", HelpName = "RATE", CustomParser = ReadRate };

    private readonly Option<Curve> _curve = new("--curve") { Description = "The shape of the landing: linear (the default) or cosine.", HelpName = "CURVE", CustomParser = ReadCurve, DefaultValueFactory = _ => Curve.Linear };

    private readonly Option<string?> _name = new("--name") { Description = "The name of the branch's folder (the run's, with -landed).", HelpName = "NAME" };

    private LandCommand(Terminal terminal, DataAccess data) => (_terminal, _data, _session) = (terminal, data, new TrainingSession(terminal));

    public static Command Create(Terminal terminal, DataAccess data)
    {
        var handler = new LandCommand(terminal, data);
        var command = new Command("land", Description) { handler._run, handler._steps, handler._to, handler._curve, handler._name };
        handler._session.AddTo(command);
        command.SetAction(handler.Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        using var interrupt = new Interrupt(_terminal, cancellation);
        using var termination = new Termination(interrupt.Token);
        string runs = _session.Runs(parsed);
        RunFolder parent = RunArgument.Find(parsed.GetValue(_run)!, runs);
        DataSet data = await _data.Load(TrainingSettingsFile.Read(parent[TrainingSettingsFile.Name]).Data, _session.IsQuiet(parsed), termination.Token);
        var landing = new Landing { Steps = parsed.GetValue(_steps)!.Of(RunSummary.Read(parent).Updates), To = parsed.GetValue(_to), Curve = parsed.GetValue(_curve)! };
        string own = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(parent.Path)));
        RunFolder folder = RunFolder.Create(runs, parsed.GetValue(_name) ?? own + "-landed");
        HorizonChange change = Branch(parent, data, folder, landing);
        if (!_session.IsQuiet(parsed))
            _terminal.ErrorText.WriteLine($"Branch of {parent.Path}, {change.Text}.");
        using TrainingRun run = TrainingRun.Resume(folder, data);
        return await _session.Train(run, folder, parsed, termination);
    }

    /// <summary>A branch that cannot be made leaves no folder.</summary>
    private HorizonChange Branch(RunFolder parent, DataSet data, RunFolder folder, Landing landing)
    {
        try
        {
            return RunHorizon.Land(parent, data, folder, landing, _terminal.Time);
        }
        catch
        {
            Directory.Delete(folder.Path, recursive: true);
            throw;
        }
    }

    private static LandingLength ReadLength(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (text.EndsWith('%') && double.TryParse(text[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out double percent) && percent is > 0 and <= 100)
            return new(null, percent / 100);
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long steps) && steps >= 2)
            return new(steps, 0);
        result.AddError($"--steps must be a number of updates from 2 on, or a share of the run such as 5%, not '{text}'.");
        return new(null, 0);
    }

    private static double ReadRate(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double rate) && rate is >= 0 and < double.PositiveInfinity)
            return rate;
        result.AddError($"--to must be a learning rate of 0 or more, not '{text}'.");
        return 0;
    }

    private static Curve ReadCurve(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (text.Equals("cosine", StringComparison.OrdinalIgnoreCase))
            return Curve.Cosine;
        if (!text.Equals("linear", StringComparison.OrdinalIgnoreCase))
            result.AddError($"--curve must be linear or cosine, not '{text}'.");
        return Curve.Linear;
    }

    /// <summary>Updates, or a share of those of the run.</summary>
    private sealed record LandingLength(long? Steps, double Share)
    {
        public override string ToString() => Steps is { } steps ? steps.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{100 * Share:0.###}%");

        public long Of(long updates) => Steps ?? Math.Max(2, (long)Math.Round(Share * updates));
    }
}
