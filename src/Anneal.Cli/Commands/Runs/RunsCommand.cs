using System.CommandLine;
using Anneal.Cli.Rendering;

namespace Anneal.Cli.Commands.Runs;

/// <summary><c>anneal runs</c>: finds, shows, compares, tags, exports and deletes runs that were trained.</summary>
internal static class RunsCommand
{
    private const string Description =
        """
        Find, show, compare, tag, export and delete runs that "anneal train" has recorded.

        The folder of a run is its record. The index beside them, index.sqlite, only makes finding fast: it follows the folders,
        and may be deleted.

        Examples:
          anneal runs list --policy 1cycle --sort test-accuracy --descending
          anneal runs show first
          anneal runs tag first baseline
          anneal runs compare policy:standard policy:1cycle --report compared.html
          anneal runs export first --format tensorboard --output board
        """;

    public static Command Create(Terminal terminal)
    {
        var access = new RunsAccess(terminal);
        var command = new Command("runs", Description)
        {
            access.Option,
            RunsCompareCommand.Create(terminal, access),
            RunsDeleteCommand.Create(terminal, access),
            RunsExportCommand.Create(terminal, access),
            RunsListCommand.Create(terminal, access),
            RunsReindexCommand.Create(terminal, access),
            RunsShowCommand.Create(terminal, access),
            RunsTagCommand.Create(terminal, access),
        };
        return command;
    }
}
