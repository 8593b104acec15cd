namespace Anneal.Dialects;

/// <summary>fastai's schedules by fastai's own names.</summary>
internal static class FastaiLibrary
{
    public static DialectLibrary Library { get; } = new("fastai", "2.8.12", new Dictionary<string, Func<DialectArguments, Plan>>
    {
        ["fit_one_cycle"] = FitOneCycle,
        ["fit_one_cycle momentum"] = FitOneCycle,
    });

    private static Plan FitOneCycle(DialectArguments a) => Fastai.FitOneCycle(
        a.Number("lr_max", 1), a.Count("total_steps"), a.Number("div", 25), a.Number("div_final", 1e5), a.Number("pct_start", 0.25), Momenta(a));

    private static (double, double, double)? Momenta(DialectArguments a) =>
        a.Has("moms") && a.Numbers("moms") is [double start, double peak, double end] ? (start, peak, end) : null;
}
