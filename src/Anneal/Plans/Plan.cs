using System.Text;

namespace Anneal;

/// <summary>A run's coupled curves: learning rate, momentum, weight decay, batch size and others as functions of the same step.</summary>
/// <remarks>
/// An immutable value, as its schedules are. The run has as many steps as the learning rate; ask the plan before each update,
/// give its values to the optimizer, update. <see cref="PlanDriver"/> does that for any optimizer.
/// </remarks>
/// <example>
/// <code>
/// Plan plan = new OneCycle(peakLearningRate: 0.4, steps: 1000).Build();
/// Hyperparameters now = plan.At(step: 450);   // learning rate 0.4, momentum 0.85
/// Hyperparameters backbone = plan.At(450, new ParameterGroup("backbone", learningRateFactor: 0.1));
/// </code>
/// </example>
public sealed partial record Plan
{
    private static readonly Schedule Zero = new Constant(0);

    private readonly Channel? _momentum, _weightDecay, _batchSize;

    /// <summary>Creates the plan.</summary>
    /// <param name="learningRate">The learning rate; its length is the length of the run.</param>
    /// <param name="momentum">SGD momentum, or β1 of the Adam family; 0 throughout if not given.</param>
    /// <param name="weightDecay">The L2 coefficient; 0 throughout if not given.</param>
    /// <param name="batchSize">Examples in a batch; left to the loader if not given.</param>
    public Plan(Schedule learningRate, Schedule? momentum = null, Schedule? weightDecay = null, Schedule? batchSize = null)
        : this(learningRate, Own(learningRate, (Channel.Momentum, momentum), (Channel.WeightDecay, weightDecay), (Channel.BatchSize, batchSize)), [])
    {
    }

    private Plan(Schedule learningRate, ValueList<Channel> channels, ValueList<ParameterGroup> groups)
    {
        (LearningRate, Channels, Groups) = (learningRate, channels, groups);
        Feedback = learningRate.Feedback;
        foreach (Channel channel in channels)
            Feedback |= channel.Schedule.Feedback;
        foreach (ParameterGroup group in groups)
            Feedback |= group.Feedback;
        (_momentum, _weightDecay, _batchSize) = (Find(Channel.Momentum), Find(Channel.WeightDecay), Find(Channel.BatchSize));
    }

    /// <summary>The learning rate.</summary>
    public Schedule LearningRate { get; }

    /// <summary>SGD momentum, or β1 of the Adam family.</summary>
    public Schedule Momentum => _momentum?.Schedule ?? Zero;

    /// <summary>The L2 coefficient.</summary>
    public Schedule WeightDecay => _weightDecay?.Schedule ?? Zero;

    /// <summary>Examples in a batch, rounded to the nearest whole number where it is used; null if the plan leaves it to the loader.</summary>
    public Schedule? BatchSize => _batchSize?.Schedule;

    /// <summary>Every channel besides the learning rate, the user's own among them.</summary>
    public ValueList<Channel> Channels { get; }

    /// <summary>The parameter groups that the plan treats apart; none means one group with the plan's values as they are.</summary>
    public ValueList<ParameterGroup> Groups { get; }

    /// <summary>What changes the plan besides the step: a metric, the time, or nothing.</summary>
    public FeedbackSources Feedback { get; }

    /// <summary>Optimizer updates in the run; <see cref="Schedule.Unbounded"/> when the learning rate never ends.</summary>
    public long Steps => LearningRate.Steps;

    /// <summary>The values that one update uses.</summary>
    /// <param name="step">The update, counted from 0; past the end the final values are held.</param>
    /// <returns>Learning rate, momentum, weight decay and batch size (0 if the plan has none).</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative, or past the end of a schedule that throws there.</exception>
    public Hyperparameters At(long step) => new(
        LearningRate.At(step),
        _momentum is null ? 0 : _momentum.Schedule.At(step),
        _weightDecay is null ? 0 : _weightDecay.Schedule.At(step),
        _batchSize is null ? 0 : Whole(_batchSize.Schedule.At(step)));

    /// <summary>The values that one update uses for one parameter group: the group's own schedules where it has them, times its factors.</summary>
    /// <param name="step">The update, counted from 0.</param>
    /// <param name="group">The group, of <see cref="Groups"/> or any other.</param>
    /// <returns>The group's values; before the step at which a group is added, its learning rate is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative, or past the end of a schedule that throws there.</exception>
    public Hyperparameters At(long step, ParameterGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Apply(step, At(step));
    }

    /// <summary>The value of a channel at a step.</summary>
    /// <param name="channel">A name of <see cref="Channel"/>, or a user's own.</param>
    /// <param name="step">The update, counted from 0.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">The plan has no such channel.</exception>
    public double At(string channel, long step) => this[channel].At(step);

    /// <summary>The schedule of a channel.</summary>
    /// <param name="channel">A name of <see cref="Channel"/>, or a user's own.</param>
    /// <exception cref="ArgumentException">The plan has no such channel.</exception>
    public Schedule this[string channel] => channel == Channel.LearningRate
        ? LearningRate
        : Find(channel)?.Schedule ?? throw new ArgumentException(
            $"The plan has no channel '{channel}'; it has {string.Join(", ", Channels.Select(known => known.Name).Prepend(Channel.LearningRate))}.", nameof(channel));

    internal static int Whole(double batchSize) => Math.Max(1, (int)Math.Round(batchSize, MidpointRounding.ToEven));

    private static ValueList<Channel> Own(Schedule learningRate, params ReadOnlySpan<(string Name, Schedule? Schedule)> channels)
    {
        ArgumentNullException.ThrowIfNull(learningRate);
        var own = new List<Channel>();
        foreach ((string name, Schedule? schedule) in channels)
        {
            if (schedule is not null)
                own.Add(new Channel(name, new Uncoupled(schedule), learningRate));
        }

        return [.. own];
    }

    private Channel? Find(string name) => Channels.FirstOrDefault(channel => channel.Name == name);

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("LearningRate = ").Append(LearningRate);
        foreach (Channel channel in Channels)
            builder.Append(", ").Append(channel.Name).Append(" = ").Append(channel.Schedule);
        if (Groups.Count > 0)
            builder.Append(", Groups = ").Append(Groups);
        return true;
    }
}
