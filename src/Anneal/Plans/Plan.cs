namespace Anneal;

/// <summary>A run's coupled curves: learning rate, momentum and weight decay as functions of the same step.</summary>
/// <remarks>
/// An immutable value, as its schedules are. The run has as many steps as the learning rate; ask the plan before each update,
/// give its values to the optimizer, update.
/// </remarks>
/// <example>
/// <code>
/// Plan plan = new OneCycle(peakLearningRate: 0.4, steps: 1000).Build();
/// Hyperparameters now = plan.At(step: 450);   // learning rate 0.4, momentum 0.85
/// Hyperparameters backbone = now.For(new ParameterGroup("backbone", learningRateFactor: 0.1));
/// </code>
/// </example>
public sealed record Plan
{
    private static readonly Schedule Zero = new Constant(0);

    /// <summary>Creates the plan.</summary>
    /// <param name="learningRate">The learning rate; its length is the length of the run.</param>
    /// <param name="momentum">SGD momentum, or β1 of the Adam family; 0 throughout if not given.</param>
    /// <param name="weightDecay">The L2 coefficient; 0 throughout if not given.</param>
    public Plan(Schedule learningRate, Schedule? momentum = null, Schedule? weightDecay = null)
    {
        ArgumentNullException.ThrowIfNull(learningRate);
        LearningRate = learningRate;
        Momentum = momentum ?? Zero;
        WeightDecay = weightDecay ?? Zero;
    }

    /// <summary>The learning rate.</summary>
    public Schedule LearningRate { get; }

    /// <summary>SGD momentum, or β1 of the Adam family.</summary>
    public Schedule Momentum { get; }

    /// <summary>The L2 coefficient.</summary>
    public Schedule WeightDecay { get; }

    /// <summary>Optimizer updates in the run; <see cref="Schedule.Unbounded"/> when the learning rate never ends.</summary>
    public long Steps => LearningRate.Steps;

    /// <summary>The values that one update uses.</summary>
    /// <param name="step">The update, counted from 0; past the end the final values are held.</param>
    /// <returns>Learning rate, momentum and weight decay.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public Hyperparameters At(long step) => new(LearningRate.At(step), Momentum.At(step), WeightDecay.At(step));

    /// <summary>This plan with another weight decay.</summary>
    /// <param name="weightDecay">The L2 coefficient of every step; 0 or more.</param>
    /// <returns>A new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="weightDecay"/> is negative or not finite.</exception>
    public Plan WithWeightDecay(double weightDecay) =>
        new(LearningRate, Momentum, new Constant(Require.NotNegative(weightDecay)));

    /// <summary>A linear warm-up of the learning rate, in which momentum and weight decay have their first values, then this plan.</summary>
    /// <param name="steps">Optimizer updates of the warm-up, 0 or more.</param>
    /// <param name="from">The learning rate of step 0.</param>
    /// <returns>A new plan that is longer by the warm-up.</returns>
    public Plan WithWarmup(long steps, double from = 0) =>
        new(LearningRate.WithWarmup(steps, from), Momentum.WithWarmup(steps, Momentum.At(0)), WeightDecay.WithWarmup(steps, WeightDecay.At(0)));

    /// <summary>This plan for a run of another length: each schedule is cut there, or holds its final value up to there.</summary>
    /// <param name="steps">Optimizer updates, 1 or more.</param>
    /// <returns>A new plan of that length.</returns>
    public Plan For(long steps) => Map(schedule => schedule.For(steps));

    /// <summary>This plan, counted in epochs, for a loop that counts updates, as a per-epoch callback would drive it.</summary>
    /// <param name="stepsPerEpoch">Optimizer updates in an epoch, 1 or more.</param>
    /// <returns>A new plan, that many times as long.</returns>
    public Plan PerEpoch(long stepsPerEpoch) => Map(schedule => schedule.PerEpoch(stepsPerEpoch));

    private Plan Map(Func<Schedule, Schedule> change) => new(change(LearningRate), change(Momentum), change(WeightDecay));
}
