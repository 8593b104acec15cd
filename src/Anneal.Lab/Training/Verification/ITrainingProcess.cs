namespace Anneal.Lab.Training.Verification;

/// <summary>A process that trains. Disposing of it ends it.</summary>
public interface ITrainingProcess : IDisposable
{
    /// <summary>What it said of errors; complete when it has ended.</summary>
    string Errors { get; }

    /// <summary>Waits for its end.</summary>
    /// <param name="patience">The longest to wait.</param>
    /// <returns>Its exit code; null if it goes on.</returns>
    int? WaitForEnd(TimeSpan patience);

    /// <summary>Takes it away without notice, as SIGKILL does, and waits until it is gone.</summary>
    void Kill();
}
