using System.CommandLine;
using Anneal.Cli.Rendering;

namespace Anneal.Cli.Commands.Runs;

/// <summary><c>anneal runs tag</c>: gives tags to a run and takes them away.</summary>
internal static class RunsTagCommand
{
    public static Command Create(Terminal terminal, RunsAccess access)
    {
        var name = new Argument<string>("RUN") { Description = "The run, by its name within --runs, or by its folder." };
        var tags = new Argument<string[]>("TAG") { Description = "Tags to give it; letters, digits, points, hyphens and underscores.", Arity = ArgumentArity.ZeroOrMore };
        var removed = new Option<string[]>("--remove") { Description = "A tag to take away; may be given several times.", HelpName = "TAG" };
        var command = new Command("tag", "Give tags to a run, or take them away. They are kept in the run's folder, tags.json.") { name, tags, removed };
        command.SetAction(parsed =>
        {
            string[] added = parsed.GetValue(tags) ?? [], gone = parsed.GetValue(removed) ?? [];
            if (added.Length + gone.Length == 0)
                throw new UsageException("Give one tag or more, or take one away by --remove.");
            IReadOnlyList<string> all = access.Use(parsed, store =>
            {
                RunsAccess.Require(store, parsed.GetRequiredValue(name));
                return store.Tag(parsed.GetRequiredValue(name), added, gone);
            });
            terminal.OutputText.WriteLine($"{parsed.GetRequiredValue(name)}: {(all.Count == 0 ? "no tags" : string.Join(", ", all))}");
            return ExitCode.Success;
        });
        return command;
    }
}
