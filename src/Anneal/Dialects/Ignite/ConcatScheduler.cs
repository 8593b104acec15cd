namespace Anneal.Dialects;

public static partial class Ignite
{
    /// <summary>ConcatScheduler: schedules one after another, each on a clock of its own; the last goes on.</summary>
    /// <remarks>As in Ignite, a duration of 0 leaves the first schedule out, but makes any other go on for ever, as a negative one does.</remarks>
    /// <param name="schedulers"><c>schedulers</c>, two or more.</param>
    /// <param name="durations"><c>durations</c>: the calls of each but the last.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentException">The counts do not fit.</exception>
    public static Schedule ConcatScheduler(IEnumerable<Schedule> schedulers, IEnumerable<long> durations)
    {
        Schedule[] pieces = [.. schedulers];
        long[] lengths = [.. durations];
        if (pieces.Length < 2 || lengths.Length != pieces.Length - 1)
            throw new ArgumentException($"There are {pieces.Length} schedules and {lengths.Length} durations. Give two or more schedules, and a duration for each but the last.", nameof(durations));
        int first = lengths[0] == 0 ? 1 : 0, last = first;
        while (last < lengths.Length && lengths[last] > 0)
            last++;
        Schedule concatenated = pieces[last];
        for (int i = last - 1; i >= first; i--)
            concatenated = new Cut(pieces[i], lengths[i]).Then(concatenated);
        return concatenated;
    }
}
