using Anneal.Engine.Data;

namespace Anneal.Engine.Losses;

/// <summary>The mean of the squared differences between results and targets, over all of a batch's values.</summary>
/// <remarks>
/// <c>loss = Σ (y − t)² / (rows · outputs)</c>, gradient <c>2 (y − t) / (rows · outputs)</c>, as PyTorch's MSELoss. Sums
/// are taken in double, in order. A value that is not finite makes the loss NaN or infinite. Where a batch has labels and
/// no targets, the targets are 1 for the right class and 0 for the others.
/// </remarks>
/// <example>
/// Fitting a line, with a loop of one's own:
/// <code>
/// var model = new Model(inputSize: 1, [new Linear(1)], maximumBatch: 3);
/// var optimizer = new Sgd(model);
/// float[] inputs = [0, 1, 2], targets = [1, 3, 5], gradient = new float[3];
/// for (int step = 0; step != 100; step++)
/// {
///     MeanSquaredError.Compute(model.Forward(inputs, count: 3), targets, gradient);
///     model.Backward(gradient);
///     optimizer.Update(new Hyperparameters(0.1, 0.9, 0));
/// }
/// </code>
/// With a trainer, from inputs and targets in memory:
/// <code>
/// var data = new VectorData(inputs: new float[] { 0, 1, 2 }, inputSize: 1, targets: new float[] { 1, 3, 5 }, targetSize: 1);
/// var model = new Model(inputSize: 1, [new Linear(1)], maximumBatch: 3);
/// Plan plan = new Plan(new Constant(0.1), momentum: new Constant(0.9)).For(100);
/// new Trainer(model, plan, new Sgd(model), new ShuffledBatches(data, batchSize: 3, seed: 1), loss: new MeanSquaredError()).Run();
/// </code>
/// </example>
public sealed class MeanSquaredError : Loss
{
    private float[] _targets = [];

    /// <inheritdoc/>
    public override double Compute(ReadOnlySpan<float> outputs, Batch batch, Span<float> gradient)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return Compute(outputs, batch.TargetSize > 0 ? batch.Targets : OneHot(batch.Labels, outputs.Length), gradient);
    }

    /// <summary>The mean loss and its gradient by the results.</summary>
    /// <param name="outputs">[rows, outputs], row-major.</param>
    /// <param name="targets">[rows, outputs]: what the results should be.</param>
    /// <param name="gradient">[rows, outputs], overwritten; may be <paramref name="outputs"/> itself.</param>
    /// <returns>The mean over all values.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or there are no values.</exception>
    public static double Compute(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        if (gradient.Length < outputs.Length)
        {
            throw new ArgumentException(
                $"'gradient' has {gradient.Length} floats, but there are {outputs.Length} results.", nameof(gradient));
        }

        double loss = Compute(outputs, targets);
        float scale = (float)(2.0 / outputs.Length);
        for (int i = 0; i < outputs.Length; i++)
            gradient[i] = (outputs[i] - targets[i]) * scale;
        return loss;
    }

    /// <summary>The mean loss alone.</summary>
    /// <param name="outputs">[rows, outputs], row-major.</param>
    /// <param name="targets">[rows, outputs]: what the results should be.</param>
    /// <returns>The mean over all values.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or there are no values.</exception>
    public static double Compute(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        if (outputs.Length != targets.Length || outputs.IsEmpty)
        {
            throw new ArgumentException(
                $"There are {outputs.Length} results and {targets.Length} targets; give one target for each result.", nameof(targets));
        }

        double sum = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            double difference = (double)outputs[i] - targets[i];
            sum += difference * difference;
        }

        return sum / outputs.Length;
    }

    private ReadOnlySpan<float> OneHot(ReadOnlySpan<int> labels, int length)
    {
        if (_targets.Length < length)
            _targets = new float[length];
        Span<float> targets = _targets.AsSpan(0, length);
        targets.Clear();
        int classes = length / labels.Length;
        for (int row = 0; row < labels.Length; row++)
            targets[row * classes + labels[row]] = 1;
        return targets;
    }
}
