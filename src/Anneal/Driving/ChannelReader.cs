namespace Anneal;

/// <summary>Reads a schedule step by step, a block of steps at a time.</summary>
internal sealed class ChannelReader(Schedule schedule)
{
    private const int BlockSteps = 256;

    private readonly double[] _block = new double[BlockSteps];
    private long _start;
    private int _count;

    /// <summary>The same bits as <see cref="Schedule.At"/>.</summary>
    public double At(long step)
    {
        long within = step - _start;
        return (ulong)within < (ulong)_count ? _block[within] : Load(step);
    }

    private double Load(long step)
    {
        if (step >= schedule.Steps)
            return schedule.At(step);
        _start = step;
        _count = (int)Math.Min(BlockSteps, schedule.Steps - step);
        schedule.Fill(step, _block.AsSpan(0, _count));
        return _block[0];
    }
}
