using Anneal.Lab.Reports.Charts;

namespace Anneal.Lab.Reports;

/// <summary>The style sheet of a report, with that of its pictures.</summary>
internal static class HtmlStyle
{
    private static string LightColors { get; } =
        $"color-scheme:light;{ChartTheme.Light.Declarations}--tint:#f5f7f9;--emphasis:#fdf1e9;";

    private static string DarkColors { get; } =
        $"color-scheme:dark;{ChartTheme.Dark.Declarations}--tint:#1c2127;--emphasis:#33241b;";

    // The system's theme applies until the check box asks for the other one; paper is always light.
    private static string Themes { get; } = $$$"""
        :root{{{{LightColors}}}}
        @media (prefers-color-scheme:dark){:root{{{{DarkColors}}}}}
        @media (prefers-color-scheme:light){:root:has(#other-theme:checked){{{{DarkColors}}}}}
        @media (prefers-color-scheme:dark){:root:has(#other-theme:checked){{{{LightColors}}}}}
        @media print{:root,:root:has(#other-theme){{{{LightColors}}}}}
        """;

    private const string Page = """
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0;background:var(--anneal-page);color:var(--anneal-ink);font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        main,footer{max-width:56rem;margin:0 auto;padding:0 1.25rem}
        main{padding-top:3.5rem}
        h1{font-size:clamp(1.6rem,1.2rem + 2vw,2.2rem);line-height:1.2;letter-spacing:-.015em;margin:0 0 .75rem;text-wrap:balance}
        h2{font-size:1.25rem;line-height:1.3;margin:3rem 0 .75rem;text-wrap:balance}
        p{margin:0 0 1rem;max-width:42rem;overflow-wrap:break-word}
        .lead{font-size:1.125rem;color:var(--anneal-muted);margin-bottom:1.5rem}
        figure{margin:1.5rem 0 2.25rem}
        figure>div{margin:0 -.8rem}
        figcaption,.caption{color:var(--anneal-muted);font-size:.875rem;line-height:1.5;text-align:start}
        figcaption{margin-top:.5rem;max-width:42rem}
        .caption{margin:1.5rem 0 -.75rem}
        .narrow{display:none}
        .table{overflow-x:auto;margin:1.25rem 0 1.75rem}
        table{border-collapse:collapse;width:100%;font-size:.9375rem;font-variant-numeric:tabular-nums}
        th,td{padding:.45rem .75rem;text-align:start;font-weight:400;white-space:nowrap;border-bottom:1px solid var(--anneal-grid)}
        thead th{font-size:.8125rem;color:var(--anneal-muted);vertical-align:bottom;border-bottom-color:var(--anneal-muted)}
        .end{text-align:end}
        .emphasized>*{background:var(--emphasis);font-weight:600}
        svg.mark{width:.9em;height:.9em;margin-inline-end:.5em;vertical-align:-.08em;fill:currentColor}
        dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.75rem;margin:1.25rem 0 1.75rem}
        dl>div{background:var(--tint);border-radius:.5rem;padding:.7rem .9rem}
        dt{color:var(--anneal-muted);font-size:.8125rem}
        dd{margin:0;font-weight:600;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
        pre{background:var(--tint);border-radius:.5rem;padding:.8rem 1rem;overflow-x:auto;font:.875rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
        code{font:inherit}
        footer{color:var(--anneal-muted);font-size:.8125rem;margin-top:3rem;padding-bottom:2.5rem}
        .theme{position:absolute;top:.9rem;right:1.25rem;font-size:.8125rem;color:var(--anneal-muted);cursor:pointer}
        .theme input{position:absolute;opacity:0;inset:0;margin:0;width:100%;height:100%;cursor:pointer}
        .theme span{display:block;border:1px solid var(--anneal-grid);border-radius:1rem;padding:.2rem .75rem}
        .theme:hover span{border-color:var(--anneal-muted)}
        .theme input:focus-visible+span,.table:focus-visible{outline:2px solid var(--anneal-line-1);outline-offset:2px}
        @media (max-width:36rem){.wide{display:none}.narrow{display:block}th,td{padding:.45rem .5rem}}
        @media print{.theme{display:none}.wide{display:block}.narrow{display:none}main{padding-top:0}figure,tr,dl{break-inside:avoid}h2{break-after:avoid}body{font-size:11pt}}
        """;

    /// <summary>The whole style sheet.</summary>
    public static string Sheet { get; } = string.Join('\n', Themes, Page, SvgStyle.Rules);
}
