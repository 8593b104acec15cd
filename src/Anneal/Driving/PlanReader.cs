namespace Anneal;

/// <summary>Reads a plan step by step, a block of steps at a time: the same bits as <see cref="Plan.At(long)"/>, for less.</summary>
internal sealed class PlanReader
{
    private const int BlockSteps = 256;

    private readonly double[] _learningRates = new double[BlockSteps], _momenta = new double[BlockSteps], _weightDecays = new double[BlockSteps];
    private readonly int[] _batchSizes = new int[BlockSteps];
    private readonly long _insideSteps;
    private long _start;
    private int _count;

    public PlanReader(Plan plan)
    {
        Plan = plan;
        _insideSteps = Math.Min(Math.Min(plan.LearningRate.Steps, plan.Momentum.Steps), Math.Min(plan.WeightDecay.Steps, plan.BatchSize?.Steps ?? Schedule.Unbounded));
    }

    public Plan Plan { get; }

    public Hyperparameters At(long step)
    {
        long within = step - _start;
        if ((ulong)within >= (ulong)_count)
        {
            if (step >= _insideSteps)
                return Plan.At(step);
            Load(step);
            within = 0;
        }

        return new(_learningRates[within], _momenta[within], _weightDecays[within], _batchSizes[within]);
    }

    private void Load(long step)
    {
        (_start, _count) = (step, (int)Math.Min(BlockSteps, _insideSteps - step));
        Plan.LearningRate.Fill(step, _learningRates.AsSpan(0, _count));
        Plan.Momentum.Fill(step, _momenta.AsSpan(0, _count));
        Plan.WeightDecay.Fill(step, _weightDecays.AsSpan(0, _count));
        for (int i = 0; i < _count && Plan.BatchSize is { } batchSize; i++)
            _batchSizes[i] = Plan.Whole(batchSize.At(step + i));
    }
}
