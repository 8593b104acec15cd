namespace Anneal.Lab.Gallery;

/// <summary>What the core's documentation says about a family, as plain text for a terminal.</summary>
/// <param name="Summary">One sentence.</param>
/// <param name="Remarks">Paragraphs: formula, end points, source.</param>
/// <param name="Example">Code; empty if there is none.</param>
public sealed record FamilyText(string Summary, IReadOnlyList<string> Remarks, string Example)
{
    /// <summary>The text of a family.</summary>
    /// <param name="family">The family.</param>
    public static FamilyText Of(Family family)
    {
        ArgumentNullException.ThrowIfNull(family);
        MemberDocumentation documentation = MemberDocumentation.Of(family);
        DocumentationText text = DocumentationText.Plain;
        return new(text.Line(documentation.Summary), text.Paragraphs(documentation.Remarks), documentation.Example);
    }

    /// <summary>The heading of a chapter.</summary>
    /// <param name="group">The chapter.</param>
    public static string TitleOf(FamilyGroup group) => GalleryIndex.Title(group);
}
