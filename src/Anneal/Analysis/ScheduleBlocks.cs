namespace Anneal;

/// <summary>A schedule's values in blocks: as fast as <see cref="Schedule.Fill"/>, in little memory.</summary>
internal static class ScheduleBlocks
{
    public const int BlockSteps = 4096;

    /// <summary>What is done with a block.</summary>
    /// <param name="start">Its first step.</param>
    /// <param name="values">Its values.</param>
    /// <returns>Whether to go on.</returns>
    public delegate bool Visit(long start, ReadOnlySpan<double> values);

    /// <summary>Visits the values from one step up to another, in order.</summary>
    public static void Read(Schedule schedule, long from, long to, Visit visit)
    {
        var block = new double[Math.Min(BlockSteps, Math.Max(0, to - from))];
        for (long start = from; start < to; start += block.Length)
        {
            Span<double> values = block.AsSpan(0, (int)Math.Min(block.Length, to - start));
            schedule.Fill(start, values);
            if (!visit(start, values))
                return;
        }
    }
}
