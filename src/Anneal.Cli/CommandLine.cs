using System.CommandLine;
using System.CommandLine.Help;
using Anneal.Cli.Commands;
using Anneal.Cli.Commands.Runs;
using Anneal.Cli.Rendering;
using Anneal.Lab.Data.Downloads;

namespace Anneal.Cli;

/// <summary>The command line: its commands, and what becomes of their errors.</summary>
internal static class CommandLine
{
    private const string Description =
        """
        Anneal: learning-rate schedules that can be trusted, and a lab that proves them.

        Start with "anneal compare": in about a minute it trains a small network on real handwritten digits under five
        policies and shows how many updates the 1cycle policy saves. "anneal plan 1cycle" draws a plan, "anneal check" finds
        what is wrong with one, "anneal diff" compares two, "anneal export" writes one for another library, "anneal convert" trades its
        learning rate for batch sizes, "anneal gallery" lists the families of schedules. "anneal find" searches the learning rate,
        "anneal train" trains one network with checkpoints, "anneal land" brings a run down early, "anneal diagnose" measures the
        networks of a run, and "anneal verify-resume" proves that a run that was killed goes on to the same bits. "anneal runs" finds,
        compares and exports what was trained. "anneal data" lists the data sets that can be downloaded.

        Exit codes: 0 success, 1 failure, 2 wrong usage, 3 a run diverged, 4 a plan has errors, 75 put aside on SIGTERM or
        SIGUSR1, 130 cancelled with Ctrl-C.
        """;

    /// <summary>Runs one command.</summary>
    /// <param name="arguments">The command and its options.</param>
    /// <param name="terminal">Where results and complaints go.</param>
    /// <param name="cache">Where downloaded data sets are; the user's cache if not given.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(IReadOnlyList<string> arguments, Terminal terminal, DataCache? cache = null)
    {
        var data = new DataAccess(terminal, cache ?? DataCache.OfUser());
        var root = new RootCommand(Description);
        root.Add(CheckCommand.Create(terminal));
        root.Add(CompareCommand.Create(terminal, data));
        root.Add(CompletionCommand.Create(terminal));
        root.Add(ConvertCommand.Create(terminal));
        root.Add(DataCommand.Create(terminal, data));
        root.Add(DiagnoseCommand.Create(terminal, data));
        root.Add(DiffCommand.Create(terminal));
        root.Add(EvaluateCommand.Create(terminal, data));
        root.Add(ExportCommand.Create(terminal));
        root.Add(FindCommand.Create(terminal, data));
        root.Add(GalleryCommand.Create(terminal));
        root.Add(LandCommand.Create(terminal, data));
        root.Add(PlanCommand.Create(terminal));
        root.Add(RunsCommand.Create(terminal));
        root.Add(TrainCommand.Create(terminal, data));
        root.Add(TuneCommand.Create(terminal, data));
        root.Add(VerifyResumeCommand.Create(terminal, data));
        ParseResult parsed = root.Parse(arguments.Count == 0 ? ["--help"] : arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
            return WrongUsage(parsed, terminal);
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = terminal.OutputText,
                Error = terminal.ErrorText,
            });
        }
        catch (UsageException problem)
        {
            terminal.Complain(problem.Message);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            terminal.Complain("Cancelled.");
            return ExitCode.Cancelled;
        }
        catch (Exception problem) when (problem is AnnealException or IOException or UnauthorizedAccessException)
        {
            terminal.Complain(problem.Message);
            return ExitCode.Failure;
        }
    }

    private static int WrongUsage(ParseResult parsed, Terminal terminal)
    {
        foreach (string problem in UsageProblems.Of(parsed))
            terminal.Complain(problem);
        terminal.Complain($"See {UsageProblems.PathOf(parsed.CommandResult)} --help.");
        return ExitCode.Usage;
    }
}
