using System.CommandLine;
using Anneal.Cli.Rendering;
using Spectre.Console;

namespace Anneal.Cli.Commands.Runs;

/// <summary><c>anneal runs delete</c>: deletes runs that nobody works on.</summary>
internal sealed class RunsDeleteCommand
{
    private readonly Terminal _terminal;
    private readonly RunsAccess _access;

    private readonly Argument<string[]> _names = new("RUN") { Description = "Runs, by their names within --runs, or by their folders.", Arity = ArgumentArity.OneOrMore };

    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do not ask." };

    private RunsDeleteCommand(Terminal terminal, RunsAccess access) => (_terminal, _access) = (terminal, access);

    public static Command Create(Terminal terminal, RunsAccess access)
    {
        var handler = new RunsDeleteCommand(terminal, access);
        var command = new Command("delete", "Delete runs with their checkpoints, metrics and networks. A run that a process works on is refused.") { handler._names, handler._yes };
        command.SetAction(handler.Run);
        return command;
    }

    private int Run(ParseResult parsed) => _access.Use(parsed, store =>
    {
        string[] names = [.. parsed.GetRequiredValue(_names).Distinct(StringComparer.Ordinal)];
        foreach (string name in names)
            RunsAccess.Require(store, name);
        if (!parsed.GetValue(_yes) && !IsConfirmed(names))
        {
            _terminal.OutputText.WriteLine("Nothing was deleted.");
            return ExitCode.Failure;
        }

        foreach (string name in names)
        {
            store.Delete(name);
            _terminal.OutputText.WriteLine($"{name}: deleted");
        }

        return ExitCode.Success;
    });

    private bool IsConfirmed(string[] names)
    {
        if (!_terminal.Output.Profile.Capabilities.Interactive)
            throw new UsageException("To delete without a terminal to ask in, give --yes.");
        try
        {
            return _terminal.Output.Prompt(new ConfirmationPrompt($"Delete {Markup.Escape(string.Join(", ", names))} for good?") { DefaultValue = false });
        }
        catch (InvalidOperationException)
        {
            throw new UsageException("There is nobody to ask: give --yes to delete.");
        }
    }
}
