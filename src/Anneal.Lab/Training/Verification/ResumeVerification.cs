using System.Globalization;
using Anneal.Engine;
using Anneal.Lab.Runs;

namespace Anneal.Lab.Training.Verification;

/// <summary>Proves that a run can be resumed to the bit: kills its process again and again and compares what it comes to with a run that was left alone.</summary>
/// <remarks>
/// Points of the run, moments and threads are drawn from a seed; at which instruction a kill strikes is up to the system. Not thread-safe.
/// </remarks>
/// <param name="program">What trains.</param>
/// <param name="folder">A folder for both runs.</param>
public sealed class ResumeVerification(ITrainingProgram program, string folder)
{
    /// <summary>From one look at a run to the next.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(2);

    /// <summary>The settings of the run that is tried when none are given: <c>digits</c>, short, with many checkpoints.</summary>
    public static TrainingSettings Default { get; } = new() { Epochs = 2, CheckpointEvery = 4 };

    /// <summary>What the threads and the kill points are drawn from.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The threads of every process; at random from 1 to the number of processors if null.</summary>
    public int? Threads { get; init; }

    /// <summary>The clock that kills go by; the system's if not set.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Told of every kill.</summary>
    public IProgress<KillReport>? Progress { get; init; }

    /// <summary>Throws if the results of settings cannot repeat themselves.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="AnnealException">The settings are not sound, or their plan follows the clock.</exception>
    public static void RequireRepeatable(TrainingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.RequireSound();
        if (settings.Minutes is not null || PlanSpecification.FollowsClock(settings.Policy))
            throw new AnnealException("The plan follows the clock, so that no two runs are alike, resumed or not: there is nothing to compare. Leave out the minutes and any time-budget.");
    }

    /// <summary>Runs the settings twice, once in peace and once with kills, and compares.</summary>
    /// <param name="settings">What to run.</param>
    /// <param name="kills">How often to kill, 1 or more.</param>
    /// <param name="cancellation">Ends the process at hand.</param>
    /// <returns>The result.</returns>
    /// <exception cref="AnnealException">The plan follows the clock, a process fails, or the run is too short to be killed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public VerificationResult Run(TrainingSettings settings, int kills, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(kills, 1);
        RequireRepeatable(settings);
        var random = new RandomSequence(Seed);
        var whole = new RunFolder(Path.Combine(folder, "left-alone"));
        KillPace pace = Measure(settings, whole, random, cancellation);
        int done = 0;
        for (int round = 1; done < kills; round++)
        {
            int before = done;
            var killed = new RunFolder(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"killed-{round}")));
            var torment = new TormentedRun(program, settings, killed, pace, Time, kill => Progress?.Report(kill with { Kills = before + kill.Kills })) { Threads = () => DrawThreads(random) };
            done += torment.Run(KillPoint.Draw(kills - done, random.NextBits()), cancellation);
            if (done == before)
                throw new AnnealException("The run is over before it can be killed. Take one of more epochs.");
            if (RunDifference.First(whole, killed) is { } difference)
                return new(done, Identical: false, difference);
        }

        return new(done, Identical: true, FirstDifference: null);
    }

    private KillPace Measure(TrainingSettings settings, RunFolder whole, RandomSequence random, CancellationToken cancellation)
    {
        var watch = new RunWatch(whole);
        long start = Time.GetTimestamp();
        TimeSpan begun = default;
        using ITrainingProcess process = program.Start(settings, whole, DrawThreads(random));
        int? exit;
        while ((exit = process.WaitForEnd(Glance)) is null)
        {
            cancellation.ThrowIfCancellationRequested();
            if (begun == default && watch.HasBegun)
                begun = Time.GetElapsedTime(start);
        }

        TormentedRun.RequireSuccess(exit.Value, process);
        RunSummary summary = RunSummary.Read(whole);
        long checkpoints = settings.CheckpointEvery is { } interval ? 1 + summary.Updates / interval : Math.Max(1, summary.Epochs.Length);
        return new(summary.Updates, begun, (Time.GetElapsedTime(start) - begun) / checkpoints);
    }

    private int DrawThreads(RandomSequence random) => Threads ?? 1 + random.NextBelow(Environment.ProcessorCount);
}
