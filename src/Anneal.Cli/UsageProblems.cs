using System.CommandLine;
using System.CommandLine.Parsing;

namespace Anneal.Cli;

/// <summary>What is wrong with a command line, with the name that was probably meant.</summary>
internal static class UsageProblems
{
    /// <summary>Letters that may be wrong, missing, too many or exchanged with a neighbor.</summary>
    private const int MostWrongLetters = 2;

    public static IEnumerable<string> Of(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        IReadOnlyList<string> unknown = parsed.UnmatchedTokens;
        if (command.Subcommands.Count > 0 && unknown.Count > 0 && !IsOption(unknown[0]))
            return [Unknown(parsed.CommandResult, unknown[0])]; // what the words behind it mean, only that command would know
        IEnumerable<string> missing = unknown.Count == 0 && command.Subcommands.Count > 0
            ? [$"A command is missing; one of {string.Join(", ", command.Subcommands.Select(sub => sub.Name))}."]
            : [];
        return
        [
            .. missing,
            .. unknown.Where((name, i) => !IsValueOfUnknownOption(unknown, i)).Select(name => Unknown(parsed.CommandResult, name)),
            .. parsed.Errors.Where(error => !IsSaidOtherwise(parsed, error)).Select(error => error.Message).Distinct(),
        ];
    }

    /// <summary>The command as it is written.</summary>
    public static string PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : "anneal";

    private static bool IsSaidOtherwise(ParseResult parsed, ParseError error) => error.SymbolResult is CommandResult
        && (parsed.CommandResult.Command.Subcommands.Count > 0 || parsed.UnmatchedTokens.Any(name => error.Message.Contains($"'{name}'", StringComparison.Ordinal)));

    private static bool IsValueOfUnknownOption(IReadOnlyList<string> unknown, int index) =>
        index > 0 && !IsOption(unknown[index]) && IsOption(unknown[index - 1]);

    private static string Unknown(CommandResult command, string name)
    {
        if (IsOption(name))
            return $"There is no option {name}{Suggestion(name, OptionsOf(command))}";
        return command.Command.Subcommands.Count > 0
            ? $"There is no command {name}{Suggestion(name, command.Command.Subcommands.Select(sub => sub.Name))}"
            : $"'{name}' is one argument too many.";
    }

    private static bool IsOption(string name) => name.StartsWith('-');

    private static IEnumerable<string> OptionsOf(CommandResult command) => command.Command.Options
        .Concat(command.Parent is CommandResult parent ? parent.Command.Options.Where(option => option.Recursive) : [])
        .Select(option => option.Name);

    private static string Suggestion(string name, IEnumerable<string> known)
    {
        (string Name, int Distance) nearest = known.Select(candidate => (candidate, Distance(name, candidate))).DefaultIfEmpty(("", int.MaxValue)).MinBy(pair => pair.Item2);
        return nearest.Distance <= Math.Min(MostWrongLetters, name.Length / 2) ? $". Did you mean {nearest.Name}?" : ".";
    }

    /// <summary>Letters to change, add, drop or exchange with a neighbor to make one name of the other.</summary>
    private static int Distance(string one, string other)
    {
        int[,] distance = new int[one.Length + 1, other.Length + 1];
        for (int i = 0; i <= one.Length; i++)
        {
            for (int j = 0; j <= other.Length; j++)
            {
                bool isSame = i > 0 && j > 0 && one[i - 1] == other[j - 1];
                distance[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    distance[i - 1, j - 1] + (isSame ? 0 : 1), Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1);
            }
        }

        return distance[one.Length, other.Length];
    }
}
