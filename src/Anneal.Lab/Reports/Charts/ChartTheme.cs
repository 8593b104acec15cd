namespace Anneal.Lab.Reports.Charts;

/// <summary>The colors of one theme, as the custom properties that every picture and page is drawn with.</summary>
/// <remarks>
/// The lines follow the palette of M. Okabe and K. Ito (2008), which color-blind readers can tell apart, made darker for the
/// light page and lighter for the dark one until each is legible as text: a contrast of 4.5 and more (WCAG 2.2, 1.4.3).
/// </remarks>
internal sealed record ChartTheme(string Page, string Ink, string Muted, string Grid, IReadOnlyList<string> Lines)
{
    public static ChartTheme Light { get; } = new(
        Page: "#ffffff",
        Ink: "#1c2127",
        Muted: "#5a636e",
        Grid: "#e4e7eb",
        Lines: ["#5a636e", "#0067a8", "#00795a", "#a2417f", "#c24400", "#8a6100"]);

    public static ChartTheme Dark { get; } = new(
        Page: "#14171b",
        Ink: "#e8ebee",
        Muted: "#9ba5b0",
        Grid: "#2b3138",
        Lines: ["#aab4be", "#56b4e9", "#2fc899", "#e394c4", "#ff8f4d", "#e8b92e"]);

    /// <summary>How many lines differ in color.</summary>
    public static int LineCount => Light.Lines.Count;

    /// <summary>CSS declarations of the custom properties.</summary>
    public string Declarations => string.Concat(
        $"--anneal-page:{Page};--anneal-ink:{Ink};--anneal-muted:{Muted};--anneal-grid:{Grid};",
        string.Concat(Lines.Select((color, index) => $"--anneal-line-{index}:{color};")));
}
