using System.CommandLine;
using Anneal.Cli.Rendering;
using Anneal.Lab.Gallery;

namespace Anneal.Cli.Commands;

/// <summary><c>anneal gallery</c>: lists the families of schedules, draws one, or writes the gallery's pages.</summary>
internal sealed class GalleryCommand
{
    private readonly Terminal _terminal;

    private readonly Argument<string?> _name = new("NAME") { Description = "Draw this family; without it all are listed.", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<DirectoryInfo?> _out = new("--out") { Description = "Write a page and a picture of every family into a folder.", HelpName = "FOLDER" };

    private GalleryCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var handler = new GalleryCommand(terminal);
        var command = new Command("gallery", "List the families of schedules; draw one with its formula and source.") { handler._name, handler._out };
        command.SetAction(handler.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string? name = parsed.GetValue(_name);
        DirectoryInfo? folder = parsed.GetValue(_out);
        if (name is not null && folder is not null)
            throw new UsageException("--out writes every family; leave out NAME.");
        if (folder is not null)
            GalleryPages.Write(folder.FullName);
        else if (name is null)
            new GalleryView(_terminal).List();
        else
            new GalleryView(_terminal).Draw(Families.Find(name) ?? throw new UsageException($"There is no family '{name}'. \"anneal gallery\" lists them all."));
        return ExitCode.Success;
    }
}
