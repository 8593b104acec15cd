using System.Globalization;

namespace Anneal.Dialects;

/// <summary>Optax's schedules by Optax's own names.</summary>
internal static class OptaxLibrary
{
    private const string WarmupCosine = "warmup_cosine_decay_schedule";

    public static DialectLibrary Library { get; } = new("optax", "0.2.8", new Dictionary<string, Func<DialectArguments, Plan>>
    {
        ["constant_schedule"] = Of(a => Optax.ConstantSchedule(a.Number("value"))),
        ["linear_schedule"] = Of(a => Optax.LinearSchedule(
            a.Number("init_value"), a.Number("end_value"), a.Count("transition_steps"), a.Count("transition_begin", 0))),
        ["polynomial_schedule"] = Of(a => Optax.PolynomialSchedule(
            a.Number("init_value"), a.Number("end_value"), a.Number("power"), a.Count("transition_steps"), a.Count("transition_begin", 0))),
        ["exponential_decay"] = Of(a => Optax.ExponentialDecay(
            a.Number("init_value"), a.Count("transition_steps"), a.Number("decay_rate"), a.Count("transition_begin", 0), a.Flag("staircase", false),
            a.NumberOrNull("end_value"))),
        ["cosine_decay_schedule"] = Of(a => Optax.CosineDecaySchedule(
            a.Number("init_value"), a.Count("decay_steps"), a.Number("alpha", 0), a.Number("exponent", 1))),
        ["piecewise_constant_schedule"] = Of(a => Optax.PiecewiseConstantSchedule(a.Number("init_value"), Scales(a))),
        ["piecewise_interpolate_schedule"] = Of(a => Optax.PiecewiseInterpolateSchedule(
            a.Word("interpolate_type", ""), a.Number("init_value"), Scales(a))),
        ["linear_onecycle_schedule"] = Of(a => Optax.LinearOnecycleSchedule(
            a.Count("transition_steps"), a.Number("peak_value"), a.Number("pct_start", 0.3), a.Number("pct_final", 0.85), a.Number("div_factor", 25),
            a.Number("final_div_factor", 1e4))),
        ["cosine_onecycle_schedule"] = Of(a => Optax.CosineOnecycleSchedule(
            a.Count("transition_steps"), a.Number("peak_value"), a.Number("pct_start", 0.3), a.Number("div_factor", 25),
            a.Number("final_div_factor", 1e4))),
        ["warmup_constant_schedule"] = Of(a => Optax.WarmupConstantSchedule(a.Number("init_value"), a.Number("peak_value"), a.Count("warmup_steps"))),
        [WarmupCosine] = Of(a => Cycle(a).Schedule),
        ["warmup_exponential_decay_schedule"] = Of(a => Optax.WarmupExponentialDecaySchedule(
            a.Number("init_value"), a.Number("peak_value"), a.Count("warmup_steps"), a.Count("transition_steps"), a.Number("decay_rate"),
            a.Count("transition_begin", 0), a.Flag("staircase", false), a.NumberOrNull("end_value"))),
        ["sgdr_schedule"] = Of(a => Optax.SgdrSchedule(a.Elements("cosine_kwargs").Select(a.Of).Select(CheckedCycle))),
        ["join_schedules"] = Of(a => Optax.JoinSchedules(
            [.. a.Pieces("schedules").Select(piece => a.Build(piece.Name, piece.Arguments).LearningRate)], a.Counts("boundaries"))),
        ["contrib.reduce_on_plateau"] = Of(a => Optax.ReduceOnPlateau(
            a.Number("factor", 0.1), a.Count("patience", 10), a.Number("rtol", 1e-4), a.Number("atol", 0), a.Count("cooldown", 0),
            a.Count("accumulation_size", 1), a.Number("min_scale", 0))),
    });

    private static Func<DialectArguments, Plan> Of(Func<DialectArguments, Schedule> build) => arguments => new Plan(build(arguments));

    private static OptaxCosineCycle Cycle(DialectArguments a) => new(
        a.Number("init_value"), a.Number("peak_value"), a.Count("warmup_steps"), a.Count("decay_steps"), a.Number("end_value", 0), a.Number("exponent", 1));

    private static OptaxCosineCycle CheckedCycle(DialectArguments arguments)
    {
        OptaxCosineCycle cycle = Cycle(arguments);
        arguments.RequireAllUsed(WarmupCosine);
        return cycle;
    }

    /// <summary>A dictionary from integers, which JSON writes as strings, to scales.</summary>
    private static Dictionary<long, double>? Scales(DialectArguments a)
    {
        const string Name = "boundaries_and_scales";
        if (!a.Has(Name))
            return null;
        return a.Members(Name).ToDictionary(member => long.Parse(member.Name, CultureInfo.InvariantCulture), member => member.Value.GetDouble());
    }
}
