using Anneal.Lab.Runs;

namespace Anneal.Lab.Training.Verification;

/// <summary>How long things take in a run that is left alone.</summary>
/// <param name="Updates">Updates of the run.</param>
/// <param name="Start">From the start of the process until there is a run.</param>
/// <param name="Interval">From checkpoint to checkpoint.</param>
internal readonly record struct KillPace(long Updates, TimeSpan Start, TimeSpan Interval);

/// <summary>One run whose process is killed at given points and started again each time, until the run is done.</summary>
internal sealed class TormentedRun(ITrainingProgram program, TrainingSettings settings, RunFolder folder, KillPace pace, TimeProvider time, Action<KillReport> killed)
{
    /// <summary>Short: a checkpoint is written in some milliseconds.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1);

    private readonly RunWatch _watch = new(folder);

    /// <summary>Gives the number of threads of the next process.</summary>
    public required Func<int> Threads { get; init; }

    /// <summary>Runs to the end of the plan.</summary>
    /// <returns>How often a process was killed; fewer times than there are points if the run was done before.</returns>
    public int Run(IReadOnlyList<KillPoint> points, CancellationToken cancellation)
    {
        int kills = 0;
        foreach (KillPoint point in points)
        {
            int threads = Threads();
            using ITrainingProcess process = StartOrResume(threads);
            if (AwaitMoment(process, point, cancellation) is { } exit)
            {
                RequireSuccess(exit, process);
                return kills;
            }

            process.Kill();
            kills++;
            killed(new(kills, point.Moment, _watch.Saved, pace.Updates, threads));
        }

        using ITrainingProcess last = StartOrResume(Threads());
        RequireSuccess(AwaitEnd(last, cancellation), last);
        return kills;
    }

    /// <summary>Throws unless a process made every update.</summary>
    public static void RequireSuccess(int exit, ITrainingProcess process)
    {
        if (exit != 0)
            throw new AnnealException($"The training process ended with exit code {exit}: {process.Errors.Trim()} Make \"anneal train\" work with these settings first.");
    }

    /// <summary>A process that was killed before there was a run has left nothing to go on with.</summary>
    private ITrainingProcess StartOrResume(int threads)
    {
        if (_watch.HasBegun)
            return program.Resume(folder, threads);
        if (Directory.Exists(folder.Path))
            Directory.Delete(folder.Path, recursive: true);
        return program.Start(settings, folder, threads);
    }

    /// <returns>The exit code, if the process ends before.</returns>
    private int? AwaitMoment(ITrainingProcess process, KillPoint point, CancellationToken cancellation)
    {
        if (point.Moment == KillMoment.Starting)
            return Await(process, () => false, point.Delay * pace.Start, cancellation);
        long target = (long)(point.Share * pace.Updates), before = _watch.Saved;
        bool wasUnfinished = _watch.IsWriting;
        int? exit = Await(process, () => _watch.Saved >= target && (point.Moment == KillMoment.Training || Writes()), TimeSpan.MaxValue, cancellation);
        return exit ?? (point.Moment == KillMoment.Training ? Await(process, () => false, point.Delay * (pace.Interval + (before >= target ? pace.Start : default)), cancellation) : null);

        // What a killed process left unfinished is cleared away with the next checkpoint.
        bool Writes() => _watch.IsWriting && !(wasUnfinished && _watch.Saved == before);
    }

    private int AwaitEnd(ITrainingProcess process, CancellationToken cancellation) =>
        Await(process, () => false, TimeSpan.MaxValue, cancellation)!.Value;

    /// <returns>The exit code; null if the moment or the end of the patience came first.</returns>
    private int? Await(ITrainingProcess process, Func<bool> isMoment, TimeSpan patience, CancellationToken cancellation)
    {
        long start = time.GetTimestamp();
        do
        {
            cancellation.ThrowIfCancellationRequested();
            if (process.WaitForEnd(Glance) is { } exit)
                return exit;
        }
        while (!isMoment() && time.GetElapsedTime(start) < patience);
        return null;
    }
}
