using System.CommandLine;
using System.Globalization;
using Anneal.Cli.Rendering;
using Anneal.Lab.Training;
using Anneal.Lab.Training.Verification;

namespace Anneal.Cli.Commands;

/// <summary><c>anneal verify-resume</c>: kills a run's process again and again, and compares what it comes to with a run that was left alone.</summary>
internal sealed class VerifyResumeCommand
{
    private const int DefaultKills = 20;

    private const string Description =
        """
        Prove that a run can be resumed to the bit, by killing it.

        Trains twice: once in peace, once in a process that is killed without notice at random points of the whole run (while it
        starts, while it trains, while it writes a checkpoint) and resumed each time on a random number of threads. Then every
        loss, the network, and the last checkpoint are compared bit by bit. Without --config and options it is a short run on
        digits; with them, your own. Both runs are in a temporary folder, which is kept only where they differ.

        Examples:
          anneal verify-resume
          anneal verify-resume --config config.json --kills 20 --json
          anneal verify-resume --model resnet8 --data cifar10 --epochs 2 --checkpoint-every 5
        """;

    private readonly Terminal _terminal;
    private readonly DataAccess _data;
    private readonly TrainingOptions _options = new();

    private readonly Option<FileInfo?> _config = new("--config") { Description = "Settings to start from: the config.json of a run.", HelpName = "FILE" };

    private readonly Option<int> _kills = new("--kills") { Description = $"How often to kill ({DefaultKills}).", HelpName = "N", DefaultValueFactory = _ => DefaultKills };

    private readonly Option<ulong> _killSeed = new("--kill-seed") { Description = "What the points of the kills are drawn from (1).", HelpName = "N", DefaultValueFactory = _ => 1 };

    private readonly Option<bool> _json = new("--json") { Description = "Print the result as JSON." };

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Do not tell of every kill." };

    private VerifyResumeCommand(Terminal terminal, DataAccess data) => (_terminal, _data) = (terminal, data);

    public static Command Create(Terminal terminal, DataAccess data)
    {
        var handler = new VerifyResumeCommand(terminal, data);
        var command = new Command("verify-resume", Description) { handler._config, handler._kills, handler._killSeed, handler._json, handler._quiet };
        handler._options.AddTo(command);
        command.SetAction(handler.Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        using var interrupt = new Interrupt(_terminal, cancellation);
        using var termination = new Termination(interrupt.Token);
        int kills = parsed.GetValue(_kills);
        if (kills < 1)
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--kills must be 1 or more, not {kills}."));
        TrainingSettings settings = _options.Apply(parsed, parsed.GetValue(_config) is { } file ? TrainingSettingsFile.Read(file.FullName) : ResumeVerification.Default);
        RequireRepeatable(settings);
        bool quiet = parsed.GetValue(_quiet);
        await _data.Load(settings.Data, quiet, termination.Token);
        string folder = Directory.CreateTempSubdirectory("anneal-verify-resume-").FullName;
        var verification = new ResumeVerification(new TrainingProgram(), folder)
        {
            Seed = parsed.GetValue(_killSeed),
            Threads = _options.Threads(parsed),
            Progress = quiet ? null : new KillLines(_terminal, kills),
        };
        bool isKept = false;
        try
        {
            VerificationResult result = await Task.Run(() => verification.Run(settings, kills, termination.Token), CancellationToken.None);
            isKept = !result.Identical;
            Show(result, parsed.GetValue(_json), folder);
            return result.Identical ? ExitCode.Success : ExitCode.Failure;
        }
        finally
        {
            if (!isKept)
                Directory.Delete(folder, recursive: true);
        }
    }

    private void Show(VerificationResult result, bool json, string folder)
    {
        if (json)
            _terminal.OutputText.WriteLine(result.ToJson());
        else if (result.Identical)
            _terminal.OutputText.WriteLine(Text($"Identical: after {result.Kills:N0} kills, every loss, the network and the last checkpoint have the bits of the run that was left alone."));
        if (!result.Identical)
            _terminal.Complain(Text($"Different after {result.Kills:N0} kills: {result.FirstDifference}. Both runs are in {folder}"));
    }

    private static void RequireRepeatable(TrainingSettings settings)
    {
        try
        {
            ResumeVerification.RequireRepeatable(settings);
        }
        catch (AnnealException problem)
        {
            throw new UsageException(problem.Message);
        }
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private sealed class KillLines(Terminal terminal, int kills) : IProgress<KillReport>
    {
        public void Report(KillReport kill) => terminal.ErrorText.WriteLine(Text(
            $"kill {kill.Kills} of {kills}: {Doing(kill.Moment)}, {kill.Saved:N0} of {kill.Updates:N0} updates on the disk, {kill.Threads} {(kill.Threads == 1 ? "thread" : "threads")}"));

        private static string Doing(KillMoment moment) => moment switch
        {
            KillMoment.Starting => "while starting",
            KillMoment.Training => "while training",
            _ => "while writing a checkpoint",
        };
    }
}
