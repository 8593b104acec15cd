using Anneal.Engine.Data;
using Anneal.Engine.Losses;
using Anneal.Engine.Training;

namespace Anneal.Engine.Diagnosis;

/// <summary>Measures the noise of gradients from the parts of a batch.</summary>
/// <remarks>
/// <para>A batch of B examples is passed in equal parts of b. With the mean squared norm <c>|g_b|²</c> of the parts' gradients and the squared norm
/// <c>|g_B|²</c> of their mean, <c>‖G‖² = (B |g_B|² − b |g_b|²) / (B − b)</c> and <c>S = (|g_b|² − |g_B|²) / (1/b − 1/B)</c>: S. McCandlish et al.,
/// arXiv:1812.06162, appendix A.1. That <c>‖G‖²</c> is the mean of the products of two parts' gradients; they are uncorrelated where the gradient is small against its noise, and their spread gives its standard error. Batch normalizations see the parts, not the batch.</para>
/// <para>Nothing is left behind: gradients, running statistics, the counter of dropout and the source's place are brought back to the bit. Results
/// have the same bits for any number of threads. Not thread-safe.</para>
/// </remarks>
/// <example>
/// <code>
/// var data = new VectorData(inputs: new float[600 * 4], labels: new int[600], inputSize: 4, classes: 10);
/// var model = new Model(4, [new Linear(32), new ReLU(), new Linear(10)], maximumBatch: 64, seed: 1);
/// GradientNoise noise = new GradientNoiseProbe(model, new ShuffledBatches(data, batchSize: 64, seed: 2)).Measure();
/// double usefulBatch = noise.Scale;
/// </code>
/// </example>
public sealed class GradientNoiseProbe
{
    private const int Parts = 4;
    private readonly Model _model;
    private readonly IBatchSource _source;
    private readonly Loss _loss;
    private readonly Batch _batch;
    private readonly float[] _outputGradient;
    private readonly ParameterVector[] _parts;
    private readonly int _examples;

    /// <summary>Prepares to measure.</summary>
    /// <param name="model">The network; left as it was.</param>
    /// <param name="source">Its examples, in random order; each part has a quarter of a batch, but at least 1 example.</param>
    /// <param name="loss">The loss; plain cross-entropy if not given.</param>
    /// <exception cref="ArgumentException">The source does not fit the model.</exception>
    public GradientNoiseProbe(Model model, IBatchSource source, Loss? loss = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(source);
        TrainingChecks.RequireFit(model, source);
        (_model, _source, _loss, _examples) = (model, source, loss ?? new SoftmaxCrossEntropy(), Math.Max(1, source.BatchSize / Parts));
        _batch = new Batch(_examples, source.InputSize, model.Pool, source.TargetSize);
        _outputGradient = new float[_examples * model.OutputSize];
        _parts = [.. Enumerable.Range(0, Parts).Select(_ => new ParameterVector(model))];
    }

    /// <summary>Measures the next examples of the source.</summary>
    /// <returns>The estimate; NaN where a gradient is not finite.</returns>
    public GradientNoise Measure()
    {
        var before = new NetworkState(_model);
        SourcePosition place = _source.Position;
        try
        {
            foreach (ParameterVector part in _parts)
            {
                Differentiate();
                part.TakeGradients();
            }

            return Estimate();
        }
        finally
        {
            before.Restore();
            _source.Position = place;
        }
    }

    /// <summary>All is said by the products of the parts' gradients: those with themselves, and those with each other.</summary>
    private GradientNoise Estimate()
    {
        double[] products = [.. from one in Enumerable.Range(0, Parts) from other in Enumerable.Range(0, one) select _parts[one].Dot(_parts[other])];
        double ofPart = _parts.Average(part => part.Dot(part)), squaredNorm = products.Average();
        double ofMean = (ofPart + (Parts - 1) * squaredNorm) / Parts, small = _examples, large = Parts * _examples;
        double spread = products.Sum(product => (product - squaredNorm) * (product - squaredNorm)) / (products.Length - 1);
        return new GradientNoise((ofPart - ofMean) / (1 / small - 1 / large), squaredNorm, Math.Sqrt(spread / products.Length), Parts * _examples);
    }

    private void Differentiate()
    {
        do
            _source.Fill(_batch, _examples);
        while (_batch.Count < _examples);
        _loss.Compute(_model.Forward(_batch), _batch, _outputGradient);
        _model.Backward(_outputGradient);
    }
}
