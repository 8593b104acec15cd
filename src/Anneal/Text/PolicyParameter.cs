using System.Collections.Immutable;
using System.Globalization;

namespace Anneal.Text;

/// <summary>An argument that a policy takes: its name, its default, and the rule for its values.</summary>
public sealed class PolicyParameter
{
    private readonly Func<ImmutableArray<string>, string?> _problem;

    private PolicyParameter(string name, string? ifAbsent, string meaning, Func<ImmutableArray<string>, string?> problem)
    {
        Name = name;
        Default = ifAbsent;
        Meaning = meaning;
        _problem = problem;
    }

    /// <summary>The name in the text.</summary>
    public string Name { get; }

    /// <summary>The value if the argument is not written, as it would be written; null if it follows from the others or the run.</summary>
    public string? Default { get; }

    /// <summary>What it means, in a few words.</summary>
    public string Meaning { get; }

    internal static PolicyParameter Number(string name, string? ifAbsent, string meaning, Func<double, bool> allowed, string rule) =>
        new(name, ifAbsent, meaning, values => values.Length == 1 && TryNumber(values[0], out double value) && allowed(value) ? null : $"takes a number {rule}");

    internal static PolicyParameter Rate(string name, string? ifAbsent, string meaning) =>
        Number(name, ifAbsent, meaning, static value => value > 0, "above 0");

    internal static PolicyParameter Count(string name, string? ifAbsent, string meaning) =>
        Number(name, ifAbsent, meaning, static value => value is >= 1 and <= 1e9 && value == Math.Floor(value), "that is whole and at least 1");

    internal static PolicyParameter Share(string name, string ifAbsent, string meaning) =>
        new(name, ifAbsent, meaning, static values => values.Length == 1 && TryShare(values[0], out _) ? null : "takes a share of the run from 0% to 100%, such as 45%");

    internal static PolicyParameter Shares(string name, string ifAbsent, string meaning) =>
        new(name, ifAbsent, meaning, static values => values.All(static value => TryShare(value, out _)) ? null : "takes shares of the run from 0% to 100%, such as 50% 75%");

    internal static PolicyParameter Momentum(string name, string ifAbsent, string meaning) =>
        Number(name, ifAbsent, meaning, static value => value is >= 0 and < 1, "of at least 0 and below 1");

    internal static PolicyParameter Choice(string name, string meaning, params string[] words) =>
        new(name, words[0], $"{meaning}: {string.Join(", ", words)}", values => values.Length == 1 && words.Contains(values[0]) ? null : $"takes one of {string.Join(", ", words)}");

    /// <summary>What is wrong with the values, or null.</summary>
    internal string? ProblemOf(PolicyArgument argument) =>
        _problem(argument.Values) is { } rule ? $"'{argument.Name}' {rule}, not '{string.Join(' ', argument.Values)}'." : null;

    internal static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>A percentage: a fraction without the sign would leave open which of the two is meant.</summary>
    internal static bool TryShare(string text, out double fraction)
    {
        fraction = double.NaN;
        if (!text.EndsWith('%') || !TryNumber(text[..^1], out double percent))
            return false;
        fraction = percent / 100;
        return fraction is >= 0 and <= 1;
    }
}
