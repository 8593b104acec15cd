namespace Anneal;

/// <summary>Reads a plan step by step, a block of steps at a time: the same bits as <see cref="Plan.At(long)"/>, for less.</summary>
internal sealed class PlanReader(Plan plan)
{
    private const int BlockSteps = 256;

    private readonly Hyperparameters[] _block = new Hyperparameters[BlockSteps];
    private readonly double[] _rates = new double[BlockSteps], _momenta = new double[BlockSteps], _weightDecays = new double[BlockSteps];
    private readonly long _insideSteps = Math.Min(
        Math.Min(plan.LearningRate.Steps, plan.Momentum.Steps), Math.Min(plan.WeightDecay.Steps, plan.BatchSize?.Steps ?? Schedule.Unbounded));

    private long _start;
    private int _count;

    public Plan Plan { get; } = plan;

    /// <summary>The values of a step, where they lie in the block until another one is loaded.</summary>
    public ref readonly Hyperparameters At(long step)
    {
        long within = step - _start;
        if ((ulong)within < (ulong)_count)
            return ref _block[within];
        Load(step);
        return ref _block[0];
    }

    private void Load(long step)
    {
        _count = 0;
        if (step >= _insideSteps)
        {
            _block[0] = Plan.At(step);
            (_start, _count) = (step, 1);
            return;
        }

        int count = (int)Math.Min(BlockSteps, _insideSteps - step);
        Plan.LearningRate.Fill(step, _rates.AsSpan(0, count));
        Plan.Momentum.Fill(step, _momenta.AsSpan(0, count));
        Plan.WeightDecay.Fill(step, _weightDecays.AsSpan(0, count));
        for (int i = 0; i < count; i++)
            _block[i] = new(_rates[i], _momenta[i], _weightDecays[i], Plan.BatchSize is { } batchSize ? Plan.Whole(batchSize.At(step + i)) : 0);
        (_start, _count) = (step, count);
    }
}
