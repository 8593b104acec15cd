using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Anneal.Repository.Tests;

/// <summary>A comment behind a line such as <c>double first = rate.At(0), last = rate.At(9);</c> says what the line computes. It has to be true.</summary>
public sealed partial class ExampleValueTests
{
    public static TheoryData<string> Examples => [.. Members().Where(member => Statements(member.Code).Count > 0).Select(member => member.Name)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_values_that_an_example_states_are_those_it_computes(string name)
    {
        string code = Members().First(member => member.Name == name).Code;
        string program = Statement().Replace(code, match => match.Value + '\n' + string.Concat(Variables(match).Select(variable => $"Console.WriteLine({variable}.ToString(\"R\", System.Globalization.CultureInfo.InvariantCulture));\n")));
        string[] computed = ExampleCompiler.Run(program).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] stated = [.. Statements(code).SelectMany(Stated)];

        Assert.Equal(stated.Length, computed.Length);
        Assert.All(stated.Zip(computed), pair => Assert.True(Agree(pair.First, pair.Second), $"{name} says {pair.First}, but computes {pair.Second}."));
    }

    /// <summary>As many stated values as the line has variables; "0.1 each" is all of them.</summary>
    private static IEnumerable<string> Stated(Match statement)
    {
        int count = Variables(statement).Count();
        string comment = statement.Groups["comment"].Value;
        string[] numbers = [.. Number().Matches(comment).Select(number => number.Value)];
        return comment.Contains("each", StringComparison.Ordinal) ? Enumerable.Repeat(numbers[0], count) : numbers.Take(count);
    }

    /// <summary>Whether the computed value rounds to the stated one, at its last digit.</summary>
    private static bool Agree(string stated, string computed)
    {
        string[] parts = stated.Split('e');
        int decimals = parts[0].Contains('.', StringComparison.Ordinal) ? parts[0].Length - parts[0].IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        int exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        double difference = double.Parse(stated, CultureInfo.InvariantCulture) - double.Parse(computed, CultureInfo.InvariantCulture);
        return Math.Abs(difference) <= 0.5001 * Math.Pow(10, exponent - decimals);
    }

    private static IEnumerable<(string Name, string Code)> Members() =>
        XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Anneal.xml"))
            .Descendants("member")
            .SelectMany(member => member.Elements("example").Elements("code").Select(code => (member.Attribute("name")!.Value, code.Value)));

    private static MatchCollection Statements(string code) => Statement().Matches(code);

    private static IEnumerable<string> Variables(Match statement) => Variable().Matches(statement.Groups["line"].Value).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^\s*double (?<line>[^/\n]*);\s*//(?<comment>.*)$", RegexOptions.Multiline)]
    private static partial Regex Statement();

    [GeneratedRegex(@"(\w+) = ")]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?<![\w.])-?\d+(\.\d+)?(e-?\d+)?")]
    private static partial Regex Number();
}
