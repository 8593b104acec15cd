using Anneal.Engine.Data;

namespace Anneal.Engine.Training;

/// <summary>Takes the running statistics of batch normalizations anew, for parameters that no longer change.</summary>
/// <remarks>
/// The moving averages of a training lag behind the parameters, most where the learning rate was high or parameters were
/// averaged. Here each statistic becomes the plain mean over all batches of an epoch; dropout is off, parameters stay.
/// So S. Ioffe and C. Szegedy computed them (arXiv:1502.03167, algorithm 2). Not thread-safe.
/// </remarks>
/// <example>
/// <code>
/// var data = new ImageData(pixels: new byte[64 * 192], labels: new int[64], inputSize: 192, classes: 10);
/// var model = new Model(
///     new ImageShape(3, 8, 8), [new Conv2d(8, kernel: 3), new BatchNorm2d(), new ReLU(), new GlobalAveragePool2d(), new Linear(10)],
///     maximumBatch: 16);
/// new Recalibration(model).Run(new SequentialBatches(data, batchSize: 16));
/// </code>
/// </example>
public sealed class Recalibration
{
    private readonly Model _model;

    /// <summary>Prepares to recalibrate.</summary>
    /// <param name="model">The model.</param>
    public Recalibration(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
    }

    /// <summary>Replaces the running statistics by those of an epoch; nothing happens without batch normalizations.</summary>
    /// <param name="source">The examples; every batch counts the same, so batches should be equally large.</param>
    /// <exception cref="ArgumentException">The source does not fit the model.</exception>
    public void Run(IBatchSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        TrainingChecks.RequireFit(_model, source);
        if (_model.RunningStatistics.IsEmpty)
            return;
        var batch = new Batch(source.BatchSize, source.InputSize, _model.Pool);
        for (int i = 0; i < source.BatchesPerEpoch; i++)
        {
            source.Fill(batch);
            _model.Recalibrate(batch, (ulong)i);
        }
    }
}
