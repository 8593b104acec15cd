using System.CommandLine.Parsing;

namespace Anneal.Cli.Commands;

/// <summary>One of some names on the command line, in any case; another is answered with all of them.</summary>
internal static class NamedValue
{
    public static T Parse<T>(ArgumentResult result)
        where T : struct, Enum
    {
        string text = result.Tokens[0].Value;
        foreach (T value in Enum.GetValues<T>())
        {
            if (value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        string option = result.Parent is OptionResult named ? named.Option.Name : "It";
        result.AddError($"{option} must be one of {string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))}, not '{text}'.");
        return default;
    }
}
