using System.Text.Json;

namespace Anneal.Dialects;

/// <summary>fastai's schedules by fastai's own names.</summary>
internal static class FastaiLibrary
{
    public static DialectLibrary Library { get; } = new("fastai", "2.8.12", new Dictionary<string, Func<DialectArguments, Plan>>
    {
        ["fit_one_cycle"] = Fit(FitOneCycle),
        ["fit_one_cycle momentum"] = Fit(FitOneCycle),
        ["fit_flat_cos"] = Fit(a => new(Fastai.FitFlatCos(a.Number("lr", a.LearningRate), a.Count("total_steps"), a.Number("div_final", 1e5), a.Number("pct_start", 0.75)))),
        ["fit_sgdr"] = Fit(FitSgdr),
        ["combined_cos"] = a => new(Fastai.CombinedCos(a.Number("pct"), a.Number("start"), a.Number("middle"), a.Number("end"), a.Count("total_steps"))),
        ["combine_scheds"] = a => new(Fastai.CombineScheds(a.Numbers("pcts"), a.Elements("scheds").Select(Sched), a.Count("total_steps"))),
        ["SchedLin"] = a => new(Fastai.SchedLin(a.Number("start"), a.Number("end"), a.Count("total_steps"))),
        ["SchedCos"] = a => new(Fastai.SchedCos(a.Number("start"), a.Number("end"), a.Count("total_steps"))),
        ["SchedNo"] = a => new(Fastai.SchedNo(a.Number("start"), a.Number("end"), a.Count("total_steps"))),
        ["SchedExp"] = a => new(Fastai.SchedExp(a.Number("start"), a.Number("end"), a.Count("total_steps"))),
        ["SchedPoly"] = a => new(Fastai.SchedPoly(a.Number("start"), a.Number("end"), a.Number("power"), a.Count("total_steps"))),
    });

    private static Plan FitOneCycle(DialectArguments a) => Fastai.FitOneCycle(
        a.Number("lr_max", a.LearningRate), a.Count("total_steps"), a.Number("div", 25), a.Number("div_final", 1e5), a.Number("pct_start", 0.25), Momenta(a));

    private static Plan FitSgdr(DialectArguments a) => new(Fastai.FitSgdr(
        (int)a.Count("n_cycles"), a.Count("cycle_len"), a.Number("lr_max", a.LearningRate), a.Count("total_steps"), a.Count("cycle_mult", 2)));

    /// <summary>A fit; what only sets its length in epochs, or has nothing to do with its schedule, is ignored.</summary>
    private static Func<DialectArguments, Plan> Fit(Func<DialectArguments, Plan> build) => arguments =>
    {
        arguments.Ignore("n_epoch", "epochs", "wd", "cbs", "reset_opt", "start_epoch");
        return build(arguments);
    };

    private static (double, double, double)? Momenta(DialectArguments a) =>
        a.Has("moms") && a.Numbers("moms") is [double start, double peak, double end] ? (start, peak, end) : null;

    /// <summary>A list of name, start, end and, for SchedPoly, the power.</summary>
    private static (string Name, double Start, double End, double Power) Sched(JsonElement sched) => (
        sched[0].GetString()!, sched[1].GetDouble(), sched[2].GetDouble(), sched.GetArrayLength() > 3 ? sched[3].GetDouble() : 1);
}
