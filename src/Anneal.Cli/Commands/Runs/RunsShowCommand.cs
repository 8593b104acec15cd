using System.CommandLine;
using Anneal.Cli.Rendering;
using Anneal.Lab.Runs.Store;

namespace Anneal.Cli.Commands.Runs;

/// <summary><c>anneal runs show</c>: one run.</summary>
internal static class RunsShowCommand
{
    public static Command Create(Terminal terminal, RunsAccess access)
    {
        var name = new Argument<string>("RUN") { Description = "The run, by its name within --runs, or by its folder." };
        var json = new Option<bool>("--json") { Description = "Print one JSON document: settings, summary and tags." };
        var command = new Command("show", "Show a run: settings, how it stands, curves and epochs.") { name, json };
        command.SetAction(parsed =>
        {
            StoredRun run = access.Use(parsed, store =>
            {
                RunsAccess.Require(store, parsed.GetRequiredValue(name));
                return store.Read(parsed.GetRequiredValue(name));
            });
            if (parsed.GetValue(json))
                terminal.OutputText.WriteLine(RunDocument.Write(run));
            else
                RunsView.Show(terminal, run);
            return ExitCode.Success;
        });
        return command;
    }
}
