namespace Anneal.Lab.Reports.Charts;

/// <summary>The style sheet of the pictures.</summary>
internal static class SvgStyle
{
    /// <summary>The class of a style index; colors repeat when there are more lines than colors, then in dashes.</summary>
    public static string ClassOf(int styleIndex) => FormattableString.Invariant($"s{styleIndex % ChartTheme.LineCount}");

    /// <summary>Rules that use the themes' custom properties.</summary>
    public static string Rules { get; } =
        """
        .anneal-chart{display:block;width:100%;height:auto;font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        .anneal-chart text{fill:var(--anneal-ink);font-variant-numeric:tabular-nums}
        .anneal-chart .title{font-size:15px;font-weight:600}
        .anneal-chart .quiet{fill:var(--anneal-muted);font-size:12px}
        .anneal-chart .page{fill:var(--anneal-page)}
        .anneal-chart .grid{fill:none;stroke:var(--anneal-grid);shape-rendering:crispEdges;vector-effect:non-scaling-stroke}
        .anneal-chart .base{fill:none;stroke:var(--anneal-muted);shape-rendering:crispEdges;vector-effect:non-scaling-stroke}
        .anneal-chart .line{fill:none;stroke:currentColor;stroke-width:1.8;stroke-linejoin:round;stroke-linecap:round}
        .anneal-chart .dashed{stroke-dasharray:6 5}
        .anneal-chart .band{fill:currentColor;fill-opacity:.15}
        .anneal-chart .leader{fill:none;stroke:currentColor;stroke-opacity:.7}
        .anneal-chart .mark{fill:currentColor;stroke:var(--anneal-page);stroke-width:1.2}
        .anneal-chart .name{fill:currentColor;font-weight:500}

        """ + string.Join('\n', Enumerable.Range(0, ChartTheme.LineCount).Select(index => $".s{index}{{color:var(--anneal-line-{index})}}"));

    /// <summary>Style sheet of a picture that stands alone: both themes, chosen by the reader's system.</summary>
    public static string Standalone { get; } = string.Join(
        '\n',
        $".anneal-chart{{{ChartTheme.Light.Declarations}}}",
        $"@media (prefers-color-scheme:dark){{.anneal-chart{{{ChartTheme.Dark.Declarations}}}}}",
        Rules);
}
