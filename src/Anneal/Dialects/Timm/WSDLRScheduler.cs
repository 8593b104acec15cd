using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class Timm
{
    /// <summary>WSDLRScheduler: a warm-up, a stable part that may itself fall, and a decay to <c>lr_min</c> over its last steps.</summary>
    /// <remarks>
    /// With q steps since the warm-up: stable <c>s = max(lr · g(q), lr_min)</c>; in the decay, at progress z of it, <c>lr_min + (s − lr_min) d(z)</c>. The stable
    /// part goes on falling inside the decay. g: 1 ("constant"), <c>(1 + q / τ)^−½</c> ("rsqrt") or <c>(1 + q / τ)^−p</c> ("power"). d: <c>1 − z</c> ("linear"),
    /// <c>1 − √z</c> ("1-sqrt"), <c>(1 + cos πz) / 2</c> ("cosine"), <c>1 − z^p</c> ("power") or <c>(r^z − r) / (1 − r)</c> ("exp"). The warm-up always comes
    /// before the <c>t_initial</c> steps, and <c>lr_min</c> is reached one step after the last.
    /// </remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="tInitial"><c>t_initial</c>, steps of the stable part and the decay together, 1 or more.</param>
    /// <param name="decayT"><c>decay_t</c>, steps of the decay, from 1 to <paramref name="tInitial"/>.</param>
    /// <param name="lrMin"><c>lr_min</c>, 0 or more.</param>
    /// <param name="stableFn"><c>stable_fn</c>: "constant", "rsqrt" or "power".</param>
    /// <param name="stableTimescale"><c>stable_timescale</c>, τ, above 0; <paramref name="warmupT"/> if not given.</param>
    /// <param name="stablePower"><c>stable_power</c>, p of the stable part, above 0.</param>
    /// <param name="decayFn"><c>decay_fn</c>: "linear", "1-sqrt", "cosine", "power" or "exp".</param>
    /// <param name="decayPower"><c>decay_power</c>, p of the decay, above 0.</param>
    /// <param name="decayRatio"><c>decay_ratio</c>, r, above 0 and below 1.</param>
    /// <param name="warmupT"><c>warmup_t</c>, steps of the warm-up, 0 or more.</param>
    /// <param name="warmupLrInit"><c>warmup_lr_init</c>, its first value.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static Schedule WSDLRScheduler(
        double learningRate, long tInitial, long decayT, double lrMin = 0, string stableFn = "constant", double? stableTimescale = null,
        double stablePower = 0.5, string decayFn = "1-sqrt", double decayPower = 0.5, double decayRatio = 0.1, long warmupT = 0, double warmupLrInit = 0)
    {
        Require.AtLeast(1, tInitial);
        if (Require.AtLeast(1, decayT) > tInitial)
            throw new ArgumentException($"decay_t must be at most t_initial, {tInitial}, for the decay is its last part; it is {decayT}.");
        Require.Positive(stablePower);
        Require.Positive(decayPower);
        if (decayRatio is not (> 0 and < 1))
            throw new ArgumentException($"decay_ratio must be above 0 and below 1; it is {decayRatio}.");
        double stableExponent = Require.OneOf(stableFn, "constant", "rsqrt", "power") switch
        {
            "constant" => 0,
            "rsqrt" => 0.5,
            _ => stablePower,
        };
        double timescale = stableExponent == 0 ? 1 : stableTimescale ?? warmupT;
        if (!(timescale > 0))
            throw new ArgumentException($"A falling stable part needs a stable_timescale above 0; it is {timescale}. Give it, or a warm-up: its length is the default.");
        return Warmed(
            new TimmWarmupStableDecay(
                Require.Finite(learningRate), Require.NotNegative(lrMin), tInitial, decayT, stableExponent, timescale,
                DecayShape(decayFn, decayPower, decayRatio)),
            learningRate, warmupT, warmupLrInit, warmupPrefix: true);
    }

    private static Fall DecayShape(string decayFn, double power, double ratio) => Require.OneOf(decayFn, "linear", "1-sqrt", "cosine", "power", "exp") switch
    {
        "linear" => Fall.Linear,
        "1-sqrt" => Fall.OneMinusSquareRoot,
        "cosine" => Fall.HalfWave,
        "power" => new Fall(FallShape.OneMinusPower, power),
        _ => new Fall(FallShape.Exponential, ratio),
    };
}

/// <summary>A stable part that may fall as a power, and a decay over its last steps.</summary>
internal sealed record TimmWarmupStableDecay(
    double LearningRate, double LrMin, long TotalSteps, long DecaySteps, double StableExponent, double Timescale, Fall Decay) : Schedule(TotalSteps)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<TimmWarmupStableDecay>("timm-wsd", static (field, own) =>
    {
        double rate = field.Number("rate", own?.LearningRate), minimum = Require.NotNegative(field.Number("minimum", own?.LrMin, 0));
        long length = Require.AtLeast(1, field.Steps("length", own?.TotalSteps)), decay = Require.AtLeast(1, field.Steps("decay", own?.DecaySteps));
        double exponent = Require.NotNegative(field.Number("stable-exponent", own?.StableExponent, 0)), timescale = Require.Positive(field.Number("timescale", own?.Timescale, 1));
        return new TimmWarmupStableDecay(rate, minimum, length, decay, exponent, timescale, Fall.Read(field, own?.Decay));
    });

    internal override double Final => LrMin;

    internal override double Evaluate(long step, Ending ending)
    {
        double stable = Math.Max(LearningRate * Math.Pow(1 + step / Timescale, -StableExponent), LrMin);
        long decayed = step - (TotalSteps - DecaySteps);
        return decayed <= 0 ? stable : LrMin + (stable - LrMin) * Decay.At((double)decayed / DecaySteps);
    }
}
