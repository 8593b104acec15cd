using System.CommandLine;
using Anneal.Cli.Rendering;

namespace Anneal.Cli.Commands;

/// <summary><c>anneal diff</c>: how far two plans are apart.</summary>
internal sealed class DiffCommand
{
    private readonly Terminal _terminal;

    private readonly Argument<string> _first = new("FIRST") { Description = PlanSource.Description };

    private readonly Argument<string> _second = new("SECOND") { Description = "The plan that it is compared with." };

    private readonly RunOptions _run = new();

    private readonly Option<bool> _csv = new("--csv") { Description = "Print both learning rates and their difference, update by update." };

    private readonly Option<FileInfo?> _svg = new("--svg") { Description = "Also write the picture of both learning rates to a file.", HelpName = "FILE" };

    private DiffCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var handler = new DiffCommand(terminal);
        var command = new Command("diff", "Show how far two plans are apart: the largest and mean differences of every channel, and their areas.")
        {
            handler._first, handler._second, handler._csv, handler._svg,
        };
        handler._run.AddTo(command);
        command.SetAction(handler.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        RunLength run = _run.Of(parsed);
        (string first, string second) = (parsed.GetRequiredValue(_first), parsed.GetRequiredValue(_second));
        bool goesBefore = _run.IsLengthGiven(parsed);
        var view = new DiffView(_terminal, (first, PlanSource.Read(first, run, goesBefore)), (second, PlanSource.Read(second, run, goesBefore)), run);
        if (parsed.GetValue(_svg) is { } file)
            Engine.Storage.AtomicFile.WriteAllText(file.FullName, Lab.Reports.Charts.SvgChart.Write(view.LearningRates()));
        if (parsed.GetValue(_csv))
            view.WriteValues();
        else
            view.Show();
        return ExitCode.Success;
    }
}
