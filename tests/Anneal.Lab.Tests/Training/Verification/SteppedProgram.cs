using Anneal.Lab.Runs;
using Anneal.Lab.Training;
using Anneal.Lab.Training.Verification;

namespace Anneal.Lab.Tests.Training.Verification;

/// <summary>Trains small runs in this process; what happens to a run's folder before it is resumed can be chosen.</summary>
internal sealed class SteppedProgram(SteppedClock clock, Action<RunFolder>? beforeResume = null) : ITrainingProgram
{
    public List<int> Threads { get; } = [];

    public ITrainingProcess Start(TrainingSettings settings, RunFolder folder, int threads)
    {
        Directory.CreateDirectory(folder.Path);
        return Process(folder, threads, () => TrainingRun.Start(settings with { Threads = threads }, Runs.Data, folder));
    }

    public ITrainingProcess Resume(RunFolder folder, int threads)
    {
        beforeResume?.Invoke(folder);
        return Process(folder, threads, () => TrainingRun.Resume(folder, Runs.Data, threads: threads));
    }

    /// <summary>Whoever looks sees a checkpoint that is being written.</summary>
    private SteppedProcess Process(RunFolder folder, int threads, Func<TrainingRun> open)
    {
        Threads.Add(threads);
        return new(open, clock, () => Directory.CreateDirectory(Path.Combine(folder["checkpoints"], ".step.1.tmp")));
    }
}
