using System.Collections.Immutable;
using Anneal.Text.Sentences;

namespace Anneal.Text;

/// <summary>Reads <c>name(argument value, argument value value, …)</c>; the grammar is at <see cref="PolicyText"/>.</summary>
internal static class PolicyReader
{
    /// <summary>Reads a policy and checks every argument.</summary>
    public static PolicyText Read(Cursor cursor)
    {
        Token name = cursor.Word("the name of a policy, such as 1cycle");
        PolicyDefinition definition = PolicyDefinition.Find(name.Text) ?? throw cursor.Problem(
            $"there is no policy '{name.Text}'; there are {string.Join(", ", PolicyDefinition.All.Select(policy => policy.Name))}.{NearestName.Hint(name.Text, PolicyDefinition.All.Select(policy => policy.Name))}",
            name.Position);
        (PolicyArgument Argument, int Position)[] arguments = cursor.TakeMark("(") ? Arguments(cursor) : [];
        FormatProblem[] problems = [.. arguments.Where(read => definition.ProblemOf(read.Argument) is not null).Select(read => new FormatProblem(definition.ProblemOf(read.Argument)!, read.Position))];
        return problems.Length == 0 ? new PolicyText(definition, [.. arguments.Select(read => read.Argument)]) : throw cursor.Problems(problems);
    }

    private static (PolicyArgument Argument, int Position)[] Arguments(Cursor cursor)
    {
        if (cursor.TakeMark(")"))
            return [];
        var arguments = new List<(PolicyArgument Argument, int Position)>();
        do
        {
            int position = cursor.Next.Position;
            PolicyArgument argument = Argument(cursor);
            if (arguments.Any(other => other.Argument.Name == argument.Name))
                throw cursor.Problem($"'{argument.Name}' stands there twice; keep one.", position);
            arguments.Add((argument, position));
        }
        while (cursor.TakeMark(","));
        cursor.RequireMark(")", "',' or ')'");
        return [.. arguments];
    }

    private static PolicyArgument Argument(Cursor cursor)
    {
        string name = cursor.Word("the name of an argument, such as peak").Text;
        var values = ImmutableArray.CreateBuilder<string>();
        while (cursor.Next.Kind == TokenKind.Word)
            values.Add(cursor.Take().Text);
        return values.Count > 0 ? new(name, values.DrainToImmutable()) : throw cursor.Unexpected($"a value for '{name}'");
    }
}
