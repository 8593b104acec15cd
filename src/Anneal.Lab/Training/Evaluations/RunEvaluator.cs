using Anneal.Engine;
using Anneal.Engine.Data;
using Anneal.Engine.Losses;
using Anneal.Engine.Storage;
using Anneal.Lab.Data;
using Anneal.Lab.Runs;
using Anneal.Lab.Runs.Checkpoints;

namespace Anneal.Lab.Training.Evaluations;

/// <summary>Measures the network of a run on images; the run is left as it is.</summary>
/// <param name="folder">The run's folder.</param>
/// <param name="data">The data it was trained on: images are normalized by them.</param>
public sealed class RunEvaluator(RunFolder folder, DataSet data)
{
    private const int BatchSize = 128;

    /// <summary>Measures the network.</summary>
    /// <param name="images">The images.</param>
    /// <param name="best">Whether to take the network with the least validation loss in place of the last.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="AnnealException">The data or images do not fit the run, or there is no such network yet.</exception>
    public RunEvaluation Evaluate(LabeledImages images, bool best = false)
    {
        ArgumentNullException.ThrowIfNull(images);
        RunSummary summary = RunSummary.Read(folder);
        if (summary.DataHash != data.ContentHash)
            throw new AnnealException($"The data have changed: the run began on {summary.DataHash[..16]}…, but '{data.Name}' is {data.ContentHash[..16]}… now (SHA-256 of the decoded images). Images are normalized by the data of the run; bring them back.");
        if (!images.IsLike(data.Test))
            throw new AnnealException($"The images are {images.Rows}x{images.Columns}x{images.Channels} in {images.Classes} classes, but the network was trained on {data.Test.Rows}x{data.Test.Columns}x{data.Test.Channels} in {data.Test.Classes}. Give images of that form.");
        (string name, TensorFile tensors) = best ? Best() : Last();
        Model model = Model.Load(tensors, BatchSize);
        var table = new ConfusionTable(images.Classes);
        double loss = Run(model, data.Normalize(images), table);
        return new()
        {
            Run = folder.Path,
            Network = name,
            Images = images.Count,
            Accuracy = table.Accuracy,
            Loss = loss,
            ClassAccuracies = [.. Enumerable.Range(0, images.Classes).Select(table.AccuracyOf)],
            Confusion = [.. Enumerable.Range(0, images.Classes).Select(table.Row)],
        };
    }

    /// <returns>The mean loss.</returns>
    private static double Run(Model model, ImageData images, ConfusionTable table)
    {
        var source = new SequentialBatches(images, Math.Min(BatchSize, images.Count));
        var batch = new Batch(source.BatchSize, source.InputSize, model.Pool);
        var crossEntropy = new SoftmaxCrossEntropy();
        double loss = 0;
        for (int i = 0; i < source.BatchesPerEpoch; i++)
        {
            source.Fill(batch);
            ReadOnlySpan<float> logits = model.Predict(batch);
            loss += crossEntropy.Compute(logits, batch.Labels) * batch.Count;
            for (int row = 0; row < batch.Count; row++)
                table.Count(batch.Labels[row], logits.Slice(row * model.OutputSize, model.OutputSize));
        }

        return loss / images.Count;
    }

    private (string Name, TensorFile Tensors) Best() => Checkpoints.ReadBest() is { } checkpoint
        ? ("checkpoints/best", checkpoint.Tensors)
        : throw new AnnealException($"The run '{folder.Path}' has no best network yet: its first epoch is not done.");

    /// <summary>The network at the end, or where the run was interrupted.</summary>
    private (string Name, TensorFile Tensors) Last()
    {
        if (File.Exists(folder[TrainingRun.ModelName]))
            return (TrainingRun.ModelName, TensorFile.Read(folder[TrainingRun.ModelName]));
        return Checkpoints.ReadNewest(out _) is { } checkpoint
            ? ("the last checkpoint", checkpoint.Tensors)
            : throw new AnnealException($"The run '{folder.Path}' has no sound checkpoint yet.");
    }

    private CheckpointStore Checkpoints => new(folder[TrainingRun.CheckpointsName]);
}
