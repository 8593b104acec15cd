using Anneal.Engine.Data;
using Anneal.Engine.Losses;

namespace Anneal.Engine.Training;

/// <summary>What an evaluation found.</summary>
/// <param name="MeanLoss">Mean loss of the examples.</param>
/// <param name="Accuracy">Share of the examples whose largest logit is the right one, from 0 to 1; NaN for examples with targets.</param>
/// <param name="Examples">Examples seen.</param>
public readonly record struct Evaluation(double MeanLoss, double Accuracy, long Examples);

/// <summary>Measures a model on examples, without training it. Not thread-safe.</summary>
public sealed class Evaluator
{
    private readonly Model _model;
    private readonly Loss _loss;
    private Batch? _batch;

    /// <summary>Prepares to measure.</summary>
    /// <param name="model">What is measured.</param>
    /// <param name="loss">The loss; plain cross-entropy if not given.</param>
    public Evaluator(Model model, Loss? loss = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        (_model, _loss) = (model, loss ?? new SoftmaxCrossEntropy());
    }

    /// <summary>Measures the model on an epoch of a source.</summary>
    /// <param name="source">The examples; as many batches are taken as an epoch has.</param>
    /// <returns>Mean loss and accuracy.</returns>
    /// <exception cref="ArgumentException">The source does not fit the model.</exception>
    public Evaluation Evaluate(IBatchSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Evaluate(source, source.BatchesPerEpoch, isPutBack: false);
    }

    /// <summary>Measures the model on some batches of a source, which is put back to where it was.</summary>
    /// <param name="source">The examples.</param>
    /// <param name="batches">How many batches, 1 or more.</param>
    /// <returns>Mean loss and accuracy.</returns>
    /// <exception cref="ArgumentException">The source does not fit the model.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batches"/> is below 1.</exception>
    public Evaluation Evaluate(IBatchSource source, int batches)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(batches, 1);
        return Evaluate(source, batches, isPutBack: true);
    }

    private Evaluation Evaluate(IBatchSource source, int batches, bool isPutBack)
    {
        TrainingChecks.RequireFit(_model, source);
        SourcePosition before = source.Position;
        if (_batch is null || _batch.Capacity < source.BatchSize || _batch.TargetSize != source.TargetSize)
            _batch = new Batch(source.BatchSize, source.InputSize, _model.Pool, source.TargetSize);
        double loss = 0;
        long right = 0, examples = 0;
        for (int i = 0; i < batches; i++)
        {
            source.Fill(_batch);
            ReadOnlySpan<float> logits = _model.Predict(_batch);
            loss += _loss.Compute(logits, _batch) * _batch.Count;
            right += CountRight(logits, _batch.Labels, _model.OutputSize);
            examples += _batch.Count;
        }

        if (isPutBack)
            source.Position = before;
        return new Evaluation(loss / examples, source.TargetSize > 0 ? double.NaN : (double)right / examples, examples);
    }

    /// <summary>Rows whose largest logit, the first of equals, is the label's.</summary>
    private static int CountRight(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, int classes)
    {
        int right = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<float> z = logits.Slice(row * classes, classes);
            int best = 0;
            for (int k = 1; k < classes; k++)
                best = z[k] > z[best] ? k : best;
            right += best == labels[row] ? 1 : 0;
        }

        return right;
    }
}
