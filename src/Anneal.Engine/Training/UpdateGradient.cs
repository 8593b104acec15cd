using Anneal.Engine.Data;
using Anneal.Engine.Losses;

namespace Anneal.Engine.Training;

/// <summary>The gradient of one update: of one batch, or the mean of several.</summary>
internal sealed class UpdateGradient
{
    private readonly Model _model;
    private readonly IBatchSource _source;
    private readonly Loss _loss;
    private readonly Batch _batch;
    private readonly float[] _outputGradient;
    private readonly (double Loss, int Examples, long NextEpoch)[] _parts;
    private readonly GradientAccumulator? _accumulator;

    public UpdateGradient(Model model, IBatchSource source, Loss loss, int batches)
    {
        (_model, _source, _loss) = (model, source, loss);
        _batch = new Batch(model.MaximumBatch, source.InputSize, model.Pool, source.TargetSize);
        _outputGradient = new float[model.MaximumBatch * model.OutputSize];
        _parts = new (double, int, long)[batches];
        _accumulator = batches > 1 ? new GradientAccumulator(model) : null;
    }

    /// <summary>Mean loss and number of examples of each batch, and the epoch of the example after it; in order.</summary>
    public ReadOnlySpan<(double Loss, int Examples, long NextEpoch)> Parts => _parts;

    /// <summary>Mean loss of all examples; not finite where a batch's was not.</summary>
    public double Loss { get; private set; }

    /// <summary>Examples in all batches.</summary>
    public int Examples { get; private set; }

    /// <summary>Computes the gradient of every parameter for the next batches.</summary>
    /// <param name="batchSize">Examples in each batch; 0 for the source's own number.</param>
    /// <returns>Whether the loss was finite; if not, gradients are not to be used.</returns>
    public bool Compute(int batchSize)
    {
        (double sum, Examples) = (0, 0);
        for (int part = 0; part < _parts.Length; part++)
        {
            double loss = ComputeLoss(batchSize == 0 ? _source.BatchSize : batchSize);
            if (!double.IsFinite(loss))
            {
                Loss = loss;
                _accumulator?.Reset();
                return false;
            }

            _model.Backward(_outputGradient.AsSpan(0, _batch.Count * _model.OutputSize));
            _accumulator?.Add(_batch.Count);
            _parts[part] = (loss, _batch.Count, _source.Position.Epoch);
            sum += loss * _batch.Count;
            Examples += _batch.Count;
        }

        _accumulator?.Finish();
        Loss = _parts.Length == 1 ? _parts[0].Loss : sum / Examples;
        return true;
    }

    private double ComputeLoss(int batchSize)
    {
        _source.Fill(_batch, batchSize);
        return _loss.Compute(_model.Forward(_batch), _batch, _outputGradient);
    }
}
