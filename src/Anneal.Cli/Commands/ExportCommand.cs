using System.CommandLine;
using Anneal.Cli.Rendering;

namespace Anneal.Cli.Commands;

/// <summary><c>anneal export</c>: writes a plan as a program of another library, or as a table.</summary>
internal sealed class ExportCommand
{
    private readonly Terminal _terminal;

    private readonly Argument<string> _plan = new("PLAN") { Description = PlanSource.Description };

    private readonly Option<ExportTarget> _target = new("--to") { Description = "pytorch, keras, optax, transformers, torchsharp or csv.", HelpName = "LIBRARY", Required = true, CustomParser = NamedValue.Parse<ExportTarget> };

    private readonly RunOptions _run = new();

    private readonly Option<FileInfo?> _out = new("--out") { Description = "Write into a file instead of to the terminal.", HelpName = "FILE" };

    private ExportCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var handler = new ExportCommand(terminal);
        var command = new Command("export", "Write a plan as plain functions of the step with a thin wrapper for another library, or as a table.")
        {
            handler._plan, handler._target, handler._out,
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
        string text = Written(plan, parsed.GetRequiredValue(_target), PlanSource.StepsOf(plan, run));
        if (parsed.GetValue(_out) is { } file)
            Engine.Storage.AtomicFile.WriteAllText(file.FullName, text);
        else
            _terminal.OutputText.Write(text);
        return ExitCode.Success;
    }

    private static string Written(Plan plan, ExportTarget target, long steps)
    {
        try
        {
            return PlanExport.Write(plan, target, steps);
        }
        catch (Exception problem) when (problem is NotSupportedException or ArgumentOutOfRangeException)
        {
            throw new UsageException(problem.Message);
        }
    }
}
