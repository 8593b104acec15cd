namespace Anneal;

/// <summary>Time spent training: it stands still during pauses and goes on from an earlier run's time after a resume.</summary>
/// <remarks>Starts running. Not thread-safe.</remarks>
public sealed class TrainingClock
{
    private readonly TimeProvider _time;
    private TimeSpan _before;
    private long? _since;

    /// <summary>Starts the clock.</summary>
    /// <param name="time">Where time comes from.</param>
    /// <param name="alreadyTrained">Time spent before, as <see cref="PlanDriver.TrainingTime"/> has it after a restore; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alreadyTrained"/> is negative.</exception>
    public TrainingClock(TimeProvider time, TimeSpan alreadyTrained = default)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfLessThan(alreadyTrained, TimeSpan.Zero);
        (_time, _before) = (time, alreadyTrained);
        _since = time.GetTimestamp();
    }

    /// <summary>Time spent training so far.</summary>
    public TimeSpan Elapsed => _since is { } since ? _before + _time.GetElapsedTime(since) : _before;

    /// <summary>Stops the clock, as for an evaluation; nothing if it stands still.</summary>
    public void Pause() => (_before, _since) = (Elapsed, null);

    /// <summary>Lets the clock run on; nothing if it runs.</summary>
    public void Resume() => _since ??= _time.GetTimestamp();
}
