namespace Anneal;

// What makes another plan from this one. Channels that are coupled to the learning rate follow the new rate.
public sealed partial record Plan
{
    /// <summary>This plan with another learning rate; coupled channels follow it.</summary>
    /// <param name="learningRate">The new rate.</param>
    /// <returns>A new plan, as long as the rate.</returns>
    public Plan WithLearningRate(Schedule learningRate)
    {
        ArgumentNullException.ThrowIfNull(learningRate);
        return new(learningRate, [.. Channels.Select(channel => new Channel(channel.Name, channel.Coupling, learningRate))], Groups);
    }

    /// <summary>This plan with another momentum.</summary>
    /// <param name="momentum">SGD momentum or β1, from 0 to below 1.</param>
    /// <returns>A new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="momentum"/> is out of its range.</exception>
    public Plan WithMomentum(double momentum) => With(Channel.Momentum, new Constant(Require.Momentum(momentum)));

    /// <summary>This plan with a momentum that follows the learning rate.</summary>
    /// <param name="momentum">How it follows.</param>
    /// <returns>A new plan.</returns>
    public Plan WithMomentum(Coupling momentum) => With(Channel.Momentum, momentum);

    /// <summary>This plan with another weight decay.</summary>
    /// <param name="weightDecay">The L2 coefficient of every step; 0 or more.</param>
    /// <returns>A new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="weightDecay"/> is negative or not finite.</exception>
    public Plan WithWeightDecay(double weightDecay) => With(Channel.WeightDecay, new Constant(Require.NotNegative(weightDecay)));

    /// <summary>This plan with a weight decay that follows the learning rate.</summary>
    /// <param name="weightDecay">How it follows.</param>
    /// <returns>A new plan.</returns>
    public Plan WithWeightDecay(Coupling weightDecay) => With(Channel.WeightDecay, weightDecay);

    /// <summary>This plan with a batch size.</summary>
    /// <param name="batchSize">Examples in a batch; values are rounded to the nearest whole number, at least 1.</param>
    /// <returns>A new plan.</returns>
    public Plan WithBatchSize(Schedule batchSize) => With(Channel.BatchSize, batchSize);

    /// <summary>This plan with a channel set to a schedule of its own.</summary>
    /// <param name="channel">A name of <see cref="Channel"/>, or a user's own, such as "label-smoothing".</param>
    /// <param name="schedule">Its values.</param>
    /// <returns>A new plan.</returns>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public Plan With(string channel, Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return channel == Channel.LearningRate ? WithLearningRate(schedule) : With(channel, new Uncoupled(schedule));
    }

    /// <summary>This plan with a channel that follows the learning rate.</summary>
    /// <param name="channel">A name of <see cref="Channel"/>, or a user's own; not the learning rate's.</param>
    /// <param name="coupling">How it follows.</param>
    /// <returns>A new plan.</returns>
    /// <exception cref="ArgumentException">The name is blank, or the learning rate's.</exception>
    public Plan With(string channel, Coupling coupling)
    {
        if (channel == Channel.LearningRate)
            throw new ArgumentException("The learning rate cannot follow itself. Give it a schedule, and couple other channels to it.", nameof(channel));
        var added = new Channel(channel, coupling, LearningRate);
        if (channel is Channel.Momentum or Channel.WeightDecay && added.Schedule == Zero)
            return new(LearningRate, [.. Channels.Where(known => known.Name != channel)], Groups);
        bool isNew = Find(channel) is null;
        return new(LearningRate, isNew ? [.. Channels, added] : [.. Channels.Select(known => known.Name == channel ? added : known)], Groups);
    }

    /// <summary>This plan for parameter groups.</summary>
    /// <param name="groups">The groups, in the order of the optimizer's; their names differ.</param>
    /// <returns>A new plan.</returns>
    /// <exception cref="ArgumentException">A name stands twice.</exception>
    public Plan WithGroups(params IEnumerable<ParameterGroup> groups)
    {
        ValueList<ParameterGroup> list = [.. groups];
        string? twice = list.GroupBy(group => group.Name).FirstOrDefault(same => same.Count() > 1)?.Key;
        return twice is null
            ? new(LearningRate, Channels, list)
            : throw new ArgumentException($"Two groups are named '{twice}'. Give each a name of its own.", nameof(groups));
    }

    /// <summary>A linear warm-up of the learning rate, in which the other channels have their first values, then this plan.</summary>
    /// <param name="steps">Optimizer updates of the warm-up, 0 or more.</param>
    /// <param name="from">The learning rate of step 0.</param>
    /// <returns>A new plan that is longer by the warm-up. Groups' own learning rates are warmed up likewise, from <paramref name="from"/>.</returns>
    public Plan WithWarmup(long steps, double from = 0) =>
        Map(rate => rate.WithWarmup(steps, from), other => other.WithWarmup(steps, other.At(0)));

    /// <summary>This plan for a run of another length: each schedule is cut there, or holds its final value up to there.</summary>
    /// <param name="steps">Optimizer updates, 1 or more.</param>
    /// <returns>A new plan of that length.</returns>
    public Plan For(long steps) => Map(schedule => schedule.For(steps), schedule => schedule.For(steps));

    /// <summary>This plan, counted in epochs, for a loop that counts updates, as a per-epoch callback would drive it.</summary>
    /// <param name="stepsPerEpoch">Optimizer updates in an epoch, 1 or more.</param>
    /// <returns>A new plan, that many times as long.</returns>
    public Plan PerEpoch(long stepsPerEpoch) => Map(schedule => schedule.PerEpoch(stepsPerEpoch), schedule => schedule.PerEpoch(stepsPerEpoch));

    /// <summary>This plan walked by the clock: see <see cref="TimeBudget"/>.</summary>
    /// <param name="budget">The training time, above 0.</param>
    /// <param name="landingSteps">Updates that are kept for the end, 1 or more.</param>
    /// <returns>A plan without an end, until it is told that the time is nearly over. Endless channels stay as they are.</returns>
    /// <exception cref="ArgumentException">The plan never ends, so there is nothing to walk to, or the budget is not positive.</exception>
    public Plan WithinTime(TimeSpan budget, long landingSteps = 20) => Map(
        rate => new TimeBudget(rate, budget, landingSteps),
        other => other.Steps == Schedule.Unbounded ? other : new TimeBudget(other, budget, landingSteps));

    /// <summary>This plan after a metric was seen: every channel decides by it. See <see cref="Schedule.Observe(long, double)"/>.</summary>
    /// <param name="step">The next update, the first that the metric can change.</param>
    /// <param name="metric">The metric, such as the validation loss of an epoch.</param>
    /// <returns>The plan to go on with.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public Plan Observe(long step, double metric) => After(FeedbackSources.Metric, schedule => schedule.Observe(step, metric));

    /// <summary>This plan after some training time. See <see cref="Schedule.Observe(long, TimeSpan)"/>.</summary>
    /// <param name="step">The next update.</param>
    /// <param name="trainingTime">The time that training has taken so far, without pauses.</param>
    /// <returns>The plan to go on with.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative.</exception>
    public Plan Observe(long step, TimeSpan trainingTime) =>
        After(FeedbackSources.TrainingTime, schedule => schedule.Observe(step, trainingTime));

    /// <summary>The same object if no schedule changes.</summary>
    /// <summary>This plan after some stages of the learning rate, during which the other values wait at their first.</summary>
    internal Plan After(Schedule stages) => Map(rate => stages.Then(rate), other => other.WithWarmup(stages.Steps, other.At(0)));

    /// <summary>A plan of exactly these parts, in this order.</summary>
    internal static Plan Of(Schedule learningRate, IEnumerable<(string Name, Coupling Coupling)> channels, ValueList<ParameterGroup> groups) =>
        new(learningRate, [.. channels.Select(channel => new Channel(channel.Name, channel.Coupling, learningRate))], groups);

    private Plan After(FeedbackSources source, Func<Schedule, Schedule> observe)
    {
        if (!Feedback.HasFlag(source))
            return this;
        bool changed = false;
        Plan after = Map(Follow, Follow);
        return changed ? after : this;

        Schedule Follow(Schedule schedule)
        {
            Schedule next = observe(schedule);
            changed |= !ReferenceEquals(next, schedule);
            return next;
        }
    }

    private Plan Map(Func<Schedule, Schedule> ofRate, Func<Schedule, Schedule> ofOthers)
    {
        Schedule rate = ofRate(LearningRate);
        return new(
            rate,
            [.. Channels.Select(channel => new Channel(channel.Name, channel.Coupling.Change(ofOthers), rate))],
            [.. Groups.Select(group => group.Map(ofRate, ofOthers))]);
    }
}
