using Anneal.Engine.Data;
using Anneal.Engine.Training;

namespace Anneal.Engine.Diagnosis;

/// <summary>What a network would be worth with fresh statistics in its batch normalizations, which keep those that they have.</summary>
/// <remarks>Running statistics lag behind parameters that move fast, and evaluation suffers though nothing was learned wrong. If this evaluation is
/// better than the plain one, they are stale.</remarks>
public static class RecalibratedEvaluation
{
    /// <summary>Measures a network after a recalibration that is undone.</summary>
    /// <param name="model">The network; left as it was.</param>
    /// <param name="training">What the statistics are taken from, beginning at its position; it is put back.</param>
    /// <param name="trainingBatches">Batches of it, 1 or more.</param>
    /// <param name="examined">What is evaluated, beginning at its position; it is put back.</param>
    /// <param name="batches">Batches of it, 1 or more.</param>
    /// <returns>Mean loss and accuracy.</returns>
    public static Evaluation Of(Model model, IBatchSource training, int trainingBatches, IBatchSource examined, int batches)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(examined);
        ArgumentOutOfRangeException.ThrowIfLessThan(trainingBatches, 1);
        var before = new NetworkState(model);
        SourcePosition place = training.Position;
        try
        {
            var batch = new Batch(training.BatchSize, training.InputSize, model.Pool, training.TargetSize);
            for (int i = 0; i < trainingBatches; i++)
            {
                training.Fill(batch);
                model.Recalibrate(batch, (ulong)i);
            }

            return new Evaluator(model).Evaluate(examined, batches);
        }
        finally
        {
            before.Restore();
            training.Position = place;
        }
    }
}
