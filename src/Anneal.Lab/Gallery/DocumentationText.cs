using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Anneal.Lab.Gallery;

/// <summary>Documentation comments as text: paragraphs of Markdown, or plain ones for a terminal.</summary>
/// <param name="code">Writes a piece of code.</param>
/// <param name="emphasis">Writes a word in italics.</param>
/// <param name="reference">Writes the name of a member; its documentation id is given too.</param>
internal sealed partial class DocumentationText(Func<string, string> code, Func<string, string> emphasis, Func<string, string, string> reference)
{
    /// <summary>Plain text.</summary>
    public static DocumentationText Plain { get; } = new(text => text, text => text, (text, _) => text);

    /// <summary>Markdown, with links from members to pages.</summary>
    /// <param name="pageOf">The page of a member's name, such as <c>Curve.Rex</c>; null without one.</param>
    public static DocumentationText Markdown(Func<string, string?> pageOf) => new(
        text => $"`{text}`",
        text => $"*{text}*",
        (text, _) => pageOf(text) is { } page ? $"[`{text}`]({page})" : $"`{text}`");

    /// <summary>The paragraphs of an element; none if it is absent.</summary>
    public IReadOnlyList<string> Paragraphs(XElement? element)
    {
        var paragraphs = new List<string>();
        var current = new StringBuilder();
        foreach (XNode node in element?.Nodes() ?? [])
        {
            if (node is XElement { Name.LocalName: "para" } paragraph)
                Finish(Inline(paragraph));
            else if (node is XElement { Name.LocalName: "list" } list)
                Finish(string.Join('\n', list.Elements("item").Select(item => "- " + Tidy(Inline(item)))));
            else
                current.Append(Inline(node));
        }

        Finish("");
        return paragraphs;

        void Finish(string next)
        {
            string before = Tidy(current.ToString());
            current.Clear();
            paragraphs.AddRange(new[] { before, next.StartsWith("- ", StringComparison.Ordinal) ? next : Tidy(next) }.Where(text => text.Length > 0));
        }
    }

    /// <summary>An element as one line.</summary>
    public string Line(XElement? element) => string.Join(' ', Paragraphs(element));

    private string Inline(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } piece => code(piece.Value),
        XElement { Name.LocalName: "em" } word => emphasis(word.Value),
        XElement { Name.LocalName: "paramref" } argument => code(argument.Attribute("name")!.Value),
        XElement { Name.LocalName: "see" } see when see.Attribute("cref") is { } id => reference(NameOf(id.Value), id.Value),
        XElement { Name.LocalName: "see" } see => code(see.Attribute("langword")?.Value ?? see.Value),
        XElement other => string.Concat(other.Nodes().Select(Inline)),
        _ => "",
    };

    /// <summary>The last one or two parts of a documentation id: a type, or a member with its type.</summary>
    private static string NameOf(string id)
    {
        string name = id[2..].Split('(')[0].Replace(".#ctor", "", StringComparison.Ordinal);
        string[] parts = name.Split('.');
        return id[0] == 'T' ? parts[^1] : string.Join('.', parts[^2..]);
    }

    private static string Tidy(string text) => Whitespace().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
