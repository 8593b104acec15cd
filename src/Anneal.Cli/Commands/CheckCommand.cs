using System.CommandLine;
using Anneal.Cli.Rendering;

namespace Anneal.Cli.Commands;

/// <summary><c>anneal check</c>: finds what is wrong with a plan before it is trained.</summary>
internal sealed class CheckCommand
{
    private readonly Terminal _terminal;

    private readonly Argument<string> _plan = new("PLAN") { Description = PlanSource.Description };

    private readonly RunOptions _run = new();

    private readonly Option<bool> _perEpoch = new("--per-epoch") { Description = "The training loop steps the plan once an epoch, not once an update." };

    private readonly Option<bool> _json = new("--json") { Description = "Print the problems as JSON." };

    private CheckCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var handler = new CheckCommand(terminal);
        var command = new Command("check", "Find what is wrong with a plan before it is trained. Ends with 4 if there is an error; warnings alone end with 0.")
        {
            handler._plan, handler._perEpoch, handler._json,
        };
        handler._run.AddTo(command);
        handler._plan.CompletionSources.Add(static _ => PolicyHelp.Names);
        command.SetAction(handler.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        RunLength run = _run.Of(parsed);
        Plan plan = PlanSource.Read(parsed.GetRequiredValue(_plan), run, _run.IsLengthGiven(parsed));
        IReadOnlyList<PlanProblem> problems = PlanCheck.Run(plan, run, parsed.GetValue(_perEpoch) ? Stepping.PerEpoch : Stepping.PerUpdate);
        if (parsed.GetValue(_json))
            _terminal.OutputText.WriteLine(CheckView.Json(run, problems));
        else
            new CheckView(_terminal).Show(run, problems);
        return problems.Any(problem => problem.Severity == ProblemSeverity.Error) ? ExitCode.Problems : ExitCode.Success;
    }
}
