namespace Anneal.Dialects;

public static partial class Ignite
{
    /// <summary>ConcatScheduler: schedules one after another, each on a clock of its own; the last goes on.</summary>
    /// <param name="schedulers"><c>schedulers</c>, two or more.</param>
    /// <param name="durations"><c>durations</c>: the calls of each but the last, 1 or more.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">The counts do not fit, or a duration is below 1.</exception>
    public static Schedule ConcatScheduler(IEnumerable<Schedule> schedulers, IEnumerable<long> durations)
    {
        Schedule[] pieces = [.. schedulers];
        long[] lengths = [.. durations];
        if (pieces.Length < 2 || lengths.Length != pieces.Length - 1)
            throw new ArgumentException($"There are {pieces.Length} schedules and {lengths.Length} durations. Give two or more schedules, and a duration for each but the last.", nameof(durations));
        Schedule concatenated = pieces[^1];
        for (int i = lengths.Length - 1; i >= 0; i--)
            concatenated = new Cut(pieces[i], Require.AtLeast(1, lengths[i], nameof(durations))).Then(concatenated);
        return concatenated;
    }
}
