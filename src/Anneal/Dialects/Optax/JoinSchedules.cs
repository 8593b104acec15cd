namespace Anneal.Dialects;

public static partial class Optax
{
    /// <summary><c>join_schedules</c>: one schedule after another, each on a clock of its own that starts at its boundary.</summary>
    /// <remarks>
    /// The schedule of the last boundary that is not after the step counts, whatever the order of the boundaries. As in Optax, schedules or
    /// boundaries that have no partner are left out without a word. <see cref="Schedule.Then"/> is the native form.
    /// </remarks>
    /// <param name="schedules"><c>schedules</c>, 1 or more.</param>
    /// <param name="boundaries"><c>boundaries</c>: the first step of the second schedule, of the third, and so on.</param>
    /// <returns>The schedule, which ends as its last piece does.</returns>
    /// <exception cref="ArgumentException">There is no schedule.</exception>
    public static Schedule JoinSchedules(IEnumerable<Schedule> schedules, IEnumerable<long> boundaries)
    {
        (Schedule Schedule, long Start)[] pieces = [.. schedules.Zip(boundaries.Prepend(0))];
        if (pieces.Length == 0)
            throw new ArgumentException("There is nothing to join. Give at least one schedule.", nameof(schedules));
        Schedule joined = From(pieces[^1]);
        long end = Math.Max(0, pieces[^1].Start);
        foreach ((Schedule Schedule, long Start) piece in pieces[..^1].Reverse())
        {
            long start = Math.Max(0, piece.Start);
            if (start >= end)
                continue;
            joined = From(piece).For(end - start).Then(joined);
            end = start;
        }

        return joined;
    }

    /// <summary>A piece from its boundary on, or from step 0 if that is later.</summary>
    private static Schedule From((Schedule Schedule, long Start) piece) =>
        piece.Start < 0 ? new LateStart(piece.Schedule, -piece.Start) : piece.Schedule;
}
