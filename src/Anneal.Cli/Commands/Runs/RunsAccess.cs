using System.CommandLine;
using Anneal.Cli.Rendering;
using Anneal.Lab.Runs.Store;

namespace Anneal.Cli.Commands.Runs;

/// <summary>The folder of runs that the command line names, and the runs in it.</summary>
internal sealed class RunsAccess(Terminal terminal)
{
    /// <summary><c>--runs</c>, for every command about runs.</summary>
    public Option<string> Option { get; } = new("--runs")
    {
        Description = "The folder with the records of runs (runs).",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "runs",
        Recursive = true,
    };

    /// <summary>The folder.</summary>
    public string Folder(ParseResult parsed) => parsed.GetValue(Option)!;

    /// <summary>Does something with the runs, and says what was noticed about their index.</summary>
    public T Use<T>(ParseResult parsed, Func<RunStore, T> work)
    {
        using RunStore store = RunStore.Open(Folder(parsed));
        try
        {
            return work(store);
        }
        finally
        {
            foreach (string note in store.Notes)
                terminal.Complain(note);
        }
    }

    /// <summary>Makes sure that a run is there: another name is wrong usage.</summary>
    public static void Require(RunStore store, string name)
    {
        try
        {
            store.FolderOf(name);
        }
        catch (AnnealException problem)
        {
            throw new UsageException(problem.Message);
        }
    }
}
