namespace Anneal.Dialects;

public static partial class Transformers
{
    /// <summary><c>warmup_stable_decay</c>: a warm-up of W steps, the rate for S, a decay of D, then the minimum.</summary>
    /// <remarks>
    /// Warm-up and decay have a factor f that becomes <c>m + (1 − m) f</c>. Warm-up at z = t / W: <c>z</c>, <c>(1 − cos πz) / 2</c> or
    /// <c>1 − √(1 − z)</c>. Decay at z = (t − W − S) / D: <c>1 − z</c>, <c>(1 + cos 2πnz) / 2</c> or <c>1 − √z</c>. If T &lt; W + D, the decay
    /// begins in its middle.
    /// </remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="numWarmupSteps"><c>num_warmup_steps</c>, W, 0 or more.</param>
    /// <param name="numDecaySteps"><c>num_decay_steps</c>, D, 0 or more.</param>
    /// <param name="numTrainingSteps"><c>num_training_steps</c>, T.</param>
    /// <param name="numStableSteps"><c>num_stable_steps</c>, S; T − W − D if not given, and it wins if both are.</param>
    /// <param name="warmupType"><c>warmup_type</c>: "linear", "cosine" or "1-sqrt".</param>
    /// <param name="decayType"><c>decay_type</c>: "linear", "cosine" or "1-sqrt".</param>
    /// <param name="minLrRatio"><c>min_lr_ratio</c>, m: the lowest rate as a share of the rate, 0 or more.</param>
    /// <param name="numCycles"><c>num_cycles</c>, n: waves of a cosine decay.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range, or neither T nor S was given.</exception>
    public static Schedule WarmupStableDecay(
        double learningRate, long numWarmupSteps, long numDecaySteps, long? numTrainingSteps = null, long? numStableSteps = null,
        string warmupType = "linear", string decayType = "cosine", double minLrRatio = 0, double numCycles = 0.5)
    {
        Fall warmup = ShapeOf(warmupType, waves: 0.5), decay = ShapeOf(decayType, Require.Finite(numCycles));
        Require.AtLeast(0, numWarmupSteps);
        Require.AtLeast(0, numDecaySteps);
        double least = learningRate * Require.NotNegative(minLrRatio);
        long stable = numStableSteps ?? numTrainingSteps - numWarmupSteps - numDecaySteps
            ?? throw new ArgumentException("Give either num_training_steps or num_stable_steps.");
        long missing = Math.Max(0, -stable);
        return new HalfOpenRise(least, learningRate, numWarmupSteps, warmup)
            .Then(new Ramp(learningRate, learningRate, Math.Max(0, stable)))
            .Then(missing < numDecaySteps ? new HalfOpenFall(learningRate, least, numDecaySteps, decay, missing) : new Constant(least));
    }

    private static Fall ShapeOf(string type, double waves) => Require.OneOf(type, "linear", "cosine", "1-sqrt") switch
    {
        "linear" => Fall.Linear,
        "cosine" => Fall.Waves(waves),
        _ => Fall.OneMinusSquareRoot,
    };
}
