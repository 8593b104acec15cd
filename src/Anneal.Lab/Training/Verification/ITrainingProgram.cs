using Anneal.Lab.Runs;

namespace Anneal.Lab.Training.Verification;

/// <summary>Something that trains in a process of its own, such as <c>anneal train</c>.</summary>
public interface ITrainingProgram
{
    /// <summary>Begins a run.</summary>
    /// <param name="settings">What to run, as <see cref="TrainingSettingsFile"/> writes it.</param>
    /// <param name="folder">The run's folder, which does not exist yet.</param>
    /// <param name="threads">Threads of the process.</param>
    /// <returns>The process.</returns>
    ITrainingProcess Start(TrainingSettings settings, RunFolder folder, int threads);

    /// <summary>Goes on with a run.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="threads">Threads of the process.</param>
    /// <returns>The process.</returns>
    ITrainingProcess Resume(RunFolder folder, int threads);
}
