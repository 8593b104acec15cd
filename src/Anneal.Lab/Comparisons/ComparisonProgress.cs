namespace Anneal.Lab.Comparisons;

/// <summary>How far a comparison has come; read it from any thread.</summary>
public sealed class ComparisonProgress
{
    private long _updatesDone;
    private int _runsDone;
    private RunStatus? _latest;

    /// <summary>Optimizer updates of all runs together; 0 before the start.</summary>
    public long Updates { get; internal set; }

    /// <summary>Runs of the comparison; 0 before the start.</summary>
    public int Runs { get; internal set; }

    /// <summary>Optimizer updates that are done.</summary>
    public long UpdatesDone => Interlocked.Read(ref _updatesDone);

    /// <summary>Runs that are done.</summary>
    public int RunsDone => Volatile.Read(ref _runsDone);

    /// <summary>Where one of the runs at work was a moment ago; null before the first update.</summary>
    public RunStatus? Latest => Volatile.Read(ref _latest);

    internal void Report(RunStatus status, long updates)
    {
        Interlocked.Add(ref _updatesDone, updates);
        Volatile.Write(ref _latest, status);
    }

    internal void CountRun() => Interlocked.Increment(ref _runsDone);
}
