using System.Text;

namespace Anneal.Lab.Reports.Charts;

/// <summary>Text in markup, and how wide it will be.</summary>
internal static class SvgText
{
    private const double Narrow = 0.34;
    private const double Usual = 0.6;
    private const double Wide = 0.9;

    /// <summary>Escapes a text for XML and HTML; characters that XML cannot hold become U+FFFD.</summary>
    public static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            Append(escaped, rune);
        return escaped.ToString();
    }

    /// <summary>The width in pixels, on the wide side because the font is the reader's.</summary>
    public static double WidthOf(string text, double fontSize) => fontSize * text.Sum(ShareOf);

    /// <summary>Breaks a text between words into lines that fit a width.</summary>
    public static IReadOnlyList<string> Wrap(string text, double fontSize, double width)
    {
        List<string> lines = [];
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && WidthOf($"{lines[^1]} {word}", fontSize) <= width)
                lines[^1] = $"{lines[^1]} {word}";
            else
                lines.Add(word);
        }

        return lines;
    }

    private static void Append(StringBuilder escaped, Rune rune)
    {
        string? entity = rune.Value switch
        {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            '\t' or '\n' or '\r' => null,
            < 0x20 or 0xFFFE or 0xFFFF => "\uFFFD",
            _ => null,
        };
        escaped.Append(entity ?? rune.ToString());
    }

    private static double ShareOf(char character) => character switch
    {
        'i' or 'j' or 'l' or '.' or ',' or ':' or '\'' or '|' or ' ' or '(' or ')' => Narrow,
        'm' or 'w' or 'M' or 'W' or '%' => Wide,
        _ => Usual,
    };
}
