namespace Anneal.Lab.Tests.Data.Downloads;

/// <summary>A clock whose timers end when the test says so.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(() => callback(state)) { IsSet = dueTime != Timeout.InfiniteTimeSpan };
        lock (_timers)
            _timers.Add(timer);
        return timer;
    }

    /// <summary>Lets the time of every timer that is set run out.</summary>
    public void Elapse()
    {
        ManualTimer[] due;
        lock (_timers)
            due = [.. _timers.Where(timer => timer.IsSet)];
        foreach (ManualTimer timer in due)
            timer.End();
    }

    private sealed class ManualTimer(Action end) : ITimer
    {
        public bool IsSet { get; set; }

        public void End() => end();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            IsSet = dueTime != Timeout.InfiniteTimeSpan;
            return true;
        }

        public void Dispose() => IsSet = false;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
