using Anneal.Text;

namespace Anneal.Cli.Commands;

/// <summary>The policies and their arguments, for help texts.</summary>
internal static class PolicyHelp
{
    /// <summary>The names, for completion.</summary>
    public static IEnumerable<System.CommandLine.Completions.CompletionItem> Names =>
        PolicyDefinition.All.Select(policy => new System.CommandLine.Completions.CompletionItem(policy.Name, detail: policy.Summary));

    /// <summary>A paragraph a policy.</summary>
    public static string Text() => string.Join('\n', PolicyDefinition.All.Select(Paragraph));

    private static string Paragraph(PolicyDefinition policy) => string.Join('\n',
        [
            $"  {policy.Name}: {policy.Summary}",
            .. policy.Parameters.Where(parameter => !Common.Contains(parameter.Name)).Select(Line),
            .. policy == PolicyDefinition.All[^1] ? ["  every policy:", .. policy.Parameters.Where(parameter => Common.Contains(parameter.Name)).Select(Line)] : Array.Empty<string>(),
        ]);

    private static readonly string[] Common = ["epochs", "warmup", "weight-decay"];

    private static string Line(PolicyParameter parameter) =>
        $"      {parameter.Name,-14} {parameter.Meaning}{(parameter.Default is { } usual ? $" ({usual})" : "")}";
}
