namespace Anneal;

/// <summary>Reads a plan step by step: the same bits as <see cref="Plan.At(long)"/>, for less.</summary>
internal sealed class PlanReader(Plan plan)
{
    private readonly ChannelReader _learningRate = new(plan.LearningRate);
    private readonly ChannelReader? _momentum = ReaderOf(plan, Channel.Momentum);
    private readonly ChannelReader? _weightDecay = ReaderOf(plan, Channel.WeightDecay);
    private readonly ChannelReader? _batchSize = ReaderOf(plan, Channel.BatchSize);

    public Plan Plan { get; } = plan;

    public Hyperparameters At(long step) => new(
        _learningRate.At(step),
        _momentum is null ? 0 : _momentum.At(step),
        _weightDecay is null ? 0 : _weightDecay.At(step),
        _batchSize is null ? 0 : Plan.Whole(_batchSize.At(step)));

    private static ChannelReader? ReaderOf(Plan plan, string channel) =>
        plan.Channels.Any(known => known.Name == channel) ? new ChannelReader(plan[channel]) : null;
}
