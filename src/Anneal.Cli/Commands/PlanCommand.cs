using System.CommandLine;
using Anneal.Cli.Rendering;

namespace Anneal.Cli.Commands;

/// <summary><c>anneal plan</c>: draws a plan and prints its values, before anything is trained.</summary>
internal sealed class PlanCommand
{
    private readonly Terminal _terminal;

    private readonly Argument<string> _plan = new("PLAN") { Description = PlanSource.Description };

    private readonly RunOptions _run = new();

    private readonly Option<bool> _csv = new("--csv") { Description = "Print every update's values as comma-separated text." };

    private readonly Option<bool> _json = new("--json") { Description = "Print the plan as JSON." };

    private readonly Option<FileInfo?> _svg = new("--svg") { Description = "Also write the learning rate's picture to a file.", HelpName = "FILE" };

    private PlanCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var handler = new PlanCommand(terminal);
        var command = new Command("plan", $"Draw a plan's learning rate and momentum, and print their values, area and extremes.\n\nPolicies and what they take:\n{PolicyHelp.Text()}")
        {
            handler._plan, handler._csv, handler._json, handler._svg,
        };
        handler._run.AddTo(command);
        handler._plan.CompletionSources.Add(static _ => PolicyHelp.Names);
        command.SetAction(handler.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string text = parsed.GetRequiredValue(_plan);
        RunLength run = _run.Of(parsed);
        Plan plan = PlanSource.Read(text, run, _run.IsLengthGiven(parsed));
        var view = new PlanView(_terminal, text, plan, PlanSource.StepsOf(plan, run));
        if (parsed.GetValue(_svg) is { } file)
            Engine.Storage.AtomicFile.WriteAllText(file.FullName, Lab.Reports.Charts.SvgChart.Write(view.LearningRate()));
        if (parsed.GetValue(_csv))
            view.WriteValues();
        else if (parsed.GetValue(_json))
            _terminal.OutputText.WriteLine(plan.ToJson(indented: true));
        else
            view.Draw();
        return ExitCode.Success;
    }
}
