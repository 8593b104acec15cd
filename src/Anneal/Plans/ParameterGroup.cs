namespace Anneal;

/// <summary>Parameters that a plan treats apart: a factor on its values, or schedules of their own, such as a pretrained backbone that learns at a tenth of the rate.</summary>
/// <example>
/// <code>
/// var backbone = new ParameterGroup("backbone", learningRateFactor: 0.1) { AddedAt = 500 };      // unfrozen at step 500
/// var head = new ParameterGroup("head") { LearningRate = new Ramp(0.01, 0, 1000, Curve.Cosine) };
/// Plan plan = new OneCycle(peakLearningRate: 0.1, steps: 1000).Build().WithGroups(backbone, head);
/// double frozen = plan.At(499, backbone).LearningRate;   // 0
/// </code>
/// </example>
public sealed record ParameterGroup
{
    /// <summary>Creates the group.</summary>
    /// <param name="name">The name in reports.</param>
    /// <param name="learningRateFactor">Multiplies the learning rate; 0 or more, 0 freezes the group.</param>
    /// <param name="weightDecayFactor">Multiplies the weight decay; 0 or more, 0 is usual for biases.</param>
    /// <exception cref="ArgumentException">The name is blank or a factor is negative or not finite.</exception>
    public ParameterGroup(string name, double learningRateFactor = 1, double weightDecayFactor = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        LearningRateFactor = Require.NotNegative(learningRateFactor);
        WeightDecayFactor = Require.NotNegative(weightDecayFactor);
    }

    /// <summary>The group of every parameter that was not put in another: the plan's values as they are.</summary>
    public static ParameterGroup Default { get; } = new("default");

    /// <summary>The name in reports.</summary>
    public string Name { get; }

    /// <summary>Multiplies the learning rate.</summary>
    public double LearningRateFactor { get; }

    /// <summary>Multiplies the weight decay.</summary>
    public double WeightDecayFactor { get; }

    /// <summary>The group's own learning rate, on the plan's clock; the plan's if not set.</summary>
    public Schedule? LearningRate { get; init; }

    /// <summary>The group's own momentum; the plan's if not set.</summary>
    public Schedule? Momentum { get; init; }

    /// <summary>The group's own weight decay; the plan's if not set.</summary>
    public Schedule? WeightDecay { get; init; }

    /// <summary>The first step at which the group learns, 0 or more; before it its learning rate is 0. On the plan's clock: it joins in the middle of the curve.</summary>
    public long AddedAt { get; init => field = Require.AtLeast(0, value); }

    /// <summary>What changes the group's own schedules besides the step.</summary>
    internal FeedbackSources Feedback =>
        (LearningRate?.Feedback ?? FeedbackSources.None) | (Momentum?.Feedback ?? FeedbackSources.None) | (WeightDecay?.Feedback ?? FeedbackSources.None);

    /// <summary>Groups for the layers of a network, each with a lower rate than the one above it: layer-wise learning-rate decay.</summary>
    /// <remarks>
    /// Layer l of L, counted from the input, has the factor <c>decay^(L − 1 − l)</c>, so that the last has the plan's rate.
    /// J. Howard and S. Ruder, "Universal language model fine-tuning", arXiv:1801.06146, section 3.2 (decay 1/2.6);
    /// K. Clark et al., "ELECTRA", arXiv:2003.10555, appendix B.
    /// </remarks>
    /// <param name="decay">The ratio of neighboring layers, above 0 and at most 1.</param>
    /// <param name="layers">The layers' names, from the input to the output.</param>
    /// <returns>One group a layer, in the same order.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decay"/> is out of its range.</exception>
    public static ValueList<ParameterGroup> LayerWise(double decay, params IReadOnlyList<string> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        Require.Fraction(Require.Positive(decay), nameof(decay));
        return [.. layers.Select((name, layer) => new ParameterGroup(name, Math.Pow(decay, layers.Count - 1 - layer)))];
    }

    /// <summary>The group's values at a step, given the plan's.</summary>
    internal Hyperparameters Apply(long step, Hyperparameters plan)
    {
        Hyperparameters own = plan with
        {
            LearningRate = step < AddedAt ? 0 : LearningRate?.At(step) ?? plan.LearningRate,
            Momentum = Momentum?.At(step) ?? plan.Momentum,
            WeightDecay = WeightDecay?.At(step) ?? plan.WeightDecay,
        };
        return own.For(this);
    }

    internal ParameterGroup Map(Func<Schedule, Schedule> ofRate, Func<Schedule, Schedule> ofOthers) => this with
    {
        LearningRate = LearningRate is null ? null : ofRate(LearningRate),
        Momentum = Momentum is null ? null : ofOthers(Momentum),
        WeightDecay = WeightDecay is null ? null : ofOthers(WeightDecay),
    };
}
