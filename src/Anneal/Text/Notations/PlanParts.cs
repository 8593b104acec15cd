namespace Anneal.Text.Notations;

/// <summary>What a plan is made of besides schedules.</summary>
internal static class PlanParts
{
    /// <summary>The plan of its parts.</summary>
    /// <exception cref="ArgumentException">Two channels or two groups have one name, or a channel is named as the learning rate.</exception>
    public static Plan Build(Schedule learningRate, IReadOnlyList<(string Name, Coupling Coupling)> channels, ValueList<ParameterGroup> groups)
    {
        foreach (IGrouping<string, (string Name, Coupling Coupling)> same in channels.GroupBy(channel => channel.Name).Where(same => same.Count() > 1))
            throw new ArgumentException($"Two channels are named '{same.Key}'. Keep one.");
        if (channels.Any(channel => channel.Name == Channel.LearningRate))
            throw new ArgumentException("The learning rate stands first and is no channel. Leave the channel away.");
        return Plan.Of(learningRate, channels, []).WithGroups(groups);
    }

    /// <summary>The fields of a parameter group.</summary>
    public static ParameterGroup Fields(Fields field, string name, ParameterGroup? own)
    {
        double rate = field.Number("learning-rate-factor", own?.LearningRateFactor, 1), decay = field.Number("weight-decay-factor", own?.WeightDecayFactor, 1);
        long addedAt = field.Steps("added-at", own?.AddedAt, 0);
        Schedule? learningRate = field.ScheduleOrNull("learning-rate", own?.LearningRate);
        Schedule? momentum = field.ScheduleOrNull("momentum", own?.Momentum), weightDecay = field.ScheduleOrNull("weight-decay", own?.WeightDecay);
        return new(name, rate, decay) { AddedAt = addedAt, LearningRate = learningRate, Momentum = momentum, WeightDecay = weightDecay };
    }
}
