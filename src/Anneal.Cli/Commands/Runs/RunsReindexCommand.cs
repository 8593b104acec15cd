using System.CommandLine;
using Anneal.Cli.Rendering;
using Anneal.Lab.Runs.Store;

namespace Anneal.Cli.Commands.Runs;

/// <summary><c>anneal runs reindex</c>: makes the index again from the folders.</summary>
internal static class RunsReindexCommand
{
    public static Command Create(Terminal terminal, RunsAccess access)
    {
        var command = new Command("reindex", "Delete the index and make it again from the folders of the runs.");
        command.SetAction(parsed =>
        {
            using RunStore store = RunStore.Reindex(access.Folder(parsed));
            int runs = store.Find(new RunQuery()).Count;
            foreach (string note in store.Notes)
                terminal.Complain(note);
            terminal.OutputText.WriteLine($"{(runs == 1 ? "1 run is" : $"{runs} runs are")} in {Path.Combine(store.Folder, SqliteRunIndex.FileName)}.");
            return ExitCode.Success;
        });
        return command;
    }
}
