using System.Globalization;
using System.Text;

namespace Anneal.Lab.Gallery;

/// <summary>The page of a family, in Markdown: the core's documentation, a picture, and values to check against.</summary>
internal static class FamilyPage
{
    private const int ValueCount = 5;

    private static readonly DocumentationText Text = DocumentationText.Markdown(PageOf);

    public static string Write(Family family)
    {
        MemberDocumentation documentation = MemberDocumentation.Of(family);
        var page = new StringBuilder();
        Paragraph($"# {family.Title}");
        Paragraph($"`{family.Code}`: {Text.Line(documentation.Summary)}");
        Paragraph($"![{family.Title}](pictures/{family.Name}.svg)");
        foreach (string paragraph in Text.Paragraphs(documentation.Remarks))
            Paragraph(paragraph);
        if (family.KnownAs.Length > 0)
            Paragraph($"Elsewhere: {family.KnownAs}.");
        if (documentation.Example.Length > 0)
            Paragraph($"```csharp\n{documentation.Example}\n```");
        Described("Arguments", documentation.Arguments);
        Described("Options", documentation.Options);
        foreach ((string name, System.Xml.Linq.XElement text) in documentation.Errors)
            Paragraph($"`{name}`: {Text.Line(text)}");
        Paragraph("## The picture");
        Paragraph(string.Join('\n', ["| update |" + string.Concat(StepsOf(family).Select(step => $" {step} |")), "|---|" + string.Concat(StepsOf(family).Select(_ => "---|")), .. family.Lines.Select(line => Row(family, line))]));
        Paragraph("[All families](README.md)");
        return page.ToString().TrimEnd('\n') + "\n";

        void Paragraph(string text) => page.Append(text).Append("\n\n");

        void Described(string heading, IReadOnlyList<(string Name, System.Xml.Linq.XElement Text)> members)
        {
            if (members.Count > 0)
                Paragraph($"## {heading}\n\n| name | meaning |\n|---|---|\n{string.Join('\n', members.Select(member => $"| `{member.Name}` | {Cell(Text.Line(member.Text))} |"))}");
        }
    }

    private static string Row(Family family, FamilyLine line) =>
        $"| `{Cell(line.Code)}` |" + string.Concat(StepsOf(family).Select(step => $" {line.Schedule.At(step).ToString("G5", CultureInfo.InvariantCulture)} |"));

    /// <summary>Evenly spaced updates, the first and the last among them.</summary>
    private static IEnumerable<long> StepsOf(Family family) =>
        Enumerable.Range(0, ValueCount).Select(place => (long)place * (family.Updates - 1) / (ValueCount - 1));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string? PageOf(string member) => Families.All.FirstOrDefault(family => family.Code == member) is { } family ? $"{family.Name}.md" : null;
}
