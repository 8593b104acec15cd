using Anneal.Engine.Training;

namespace Anneal.Lab.Diagnosis;

/// <summary>An update, as <c>metrics.jsonl</c> keeps it.</summary>
/// <param name="Update">Its number, from 0.</param>
/// <param name="Examples">Its examples.</param>
/// <param name="Loss">Their mean loss before it; NaN where it was not finite.</param>
/// <param name="Used">Its hyperparameters.</param>
internal readonly record struct UpdateRecord(long Update, int Examples, double Loss, Hyperparameters Used)
{
    public UpdateRecord(in UpdateCompleted completed)
        : this(completed.Step, completed.Examples, completed.Loss, completed.Used)
    {
    }
}
