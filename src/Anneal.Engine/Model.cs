using System.Collections.Immutable;
using Anneal.Engine.Data;
using Anneal.Engine.Kernels;
using Anneal.Engine.Layers;

namespace Anneal.Engine;

/// <summary>A network: layers in a row, with their parameters and all buffers that training them needs.</summary>
/// <remarks>
/// Not thread-safe; separate models may be used on separate threads, with a pool of their own or a shared one. A pass
/// allocates nothing, and its results are the same bits for any number of threads.
/// </remarks>
/// <example>
/// A network of one's own, trained with a 1cycle plan:
/// <code>
/// var points = new RandomSequence(seed: 7);
/// float[] inputs = [.. Enumerable.Range(0, 2 * 512).Select(_ => (float)points.NextNormal())];
/// int[] labels = [.. Enumerable.Range(0, 512).Select(i => inputs[2 * i] * inputs[2 * i + 1] > 0 ? 1 : 0)];
/// var data = new VectorData(inputs, labels, inputSize: 2, classes: 2);
///
/// var model = new Model(inputSize: 2, [new Linear(32), new ReLU(), new Linear(2)], maximumBatch: 32, seed: 1);
/// var trainer = new Trainer(
///     model, new OneCycle(peakLearningRate: 0.5, steps: 300).Build(), new Sgd(model),
///     new ShuffledBatches(data, batchSize: 32, seed: 1));
/// TrainingResult result = trainer.Run();
/// double accuracy = new Evaluator(model).Evaluate(new SequentialBatches(data, batchSize: 32)).Accuracy;
/// </code>
/// </example>
public sealed unsafe class Model
{
    private readonly Unit[] _units;
    private readonly PinnedBuffer? _inputGradient;
    private Batch? _ownInputs;
    private Batch? _batch;
    private int _count;

    /// <summary>Builds the network and draws its initial parameters.</summary>
    /// <param name="inputSize">Floats in an example, 1 or more.</param>
    /// <param name="layers">The layers, first to last; at least one.</param>
    /// <param name="maximumBatch">The largest number of examples in a pass, 1 or more; buffers are made for it.</param>
    /// <param name="seed">What the initial parameters are drawn from.</param>
    /// <param name="pool">The threads; <see cref="WorkerPool.Shared"/> if not given.</param>
    /// <exception cref="ArgumentException">There is no layer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Model(int inputSize, IEnumerable<Layer> layers, int maximumBatch, ulong seed = 0, WorkerPool? pool = null)
        : this(inputSize, layers, maximumBatch, seed, pool, wantsInputGradient: false)
    {
    }

    /// <summary>
    /// Builds a network that may also compute the gradient of its input, which training does not need.
    /// </summary>
    internal Model(
        int inputSize, IEnumerable<Layer> layers, int maximumBatch, ulong seed, WorkerPool? pool, bool wantsInputGradient)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumBatch, 1);
        InputSize = inputSize;
        MaximumBatch = maximumBatch;
        Layers = [.. layers];
        if (Layers.IsEmpty)
            throw new ArgumentException("A model needs at least one layer, such as new Linear(10).", nameof(layers));
        Pool = pool ?? WorkerPool.Shared;
        _units = UnitChain.Build(Layers, inputSize, new UnitContext(maximumBatch, Pool, new RandomSequence(seed)));
        Parameters = [.. _units.SelectMany(unit => unit.Parameters)];
        if (wantsInputGradient)
            _inputGradient = new PinnedBuffer((long)maximumBatch * inputSize);
    }

    /// <summary>Floats in an example.</summary>
    public int InputSize { get; }

    /// <summary>Floats in an example's result: for a classifier, its classes.</summary>
    public int OutputSize => _units[^1].OutputSize;

    /// <summary>The largest number of examples in a pass.</summary>
    public int MaximumBatch { get; }

    /// <summary>The layers, first to last.</summary>
    public ImmutableArray<Layer> Layers { get; }

    /// <summary>The parameters, from the first layer to the last.</summary>
    public ImmutableArray<Parameter> Parameters { get; }

    /// <summary>The threads that work.</summary>
    public WorkerPool Pool { get; }

    /// <summary>[count, input size] after <see cref="Backward"/>, where it was asked for.</summary>
    internal ReadOnlySpan<float> InputGradient => _inputGradient!.Span[..(_count * InputSize)];

    /// <summary>Computes the results of a batch.</summary>
    /// <param name="batch">The examples; leave them unchanged until after <see cref="Backward"/>.</param>
    /// <returns>[count, output size], row-major: for a classifier, the logits. Valid until the next pass.</returns>
    /// <exception cref="ArgumentException">The batch does not fit the model.</exception>
    public ReadOnlySpan<float> Forward(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        RequireCount(batch.Count);
        if (batch.InputSize != InputSize)
        {
            throw new ArgumentException(
                $"The batch has {batch.InputSize} floats in an example, but the model takes {InputSize}; " +
                "make the batch with that input size.",
                nameof(batch));
        }

        (_batch, _count) = (batch, batch.Count);
        float* input = batch.Pointer;
        foreach (Unit unit in _units)
        {
            unit.Forward(input, _count);
            input = unit.Output.Pointer;
        }

        return _units[^1].Output.Span[..(_count * OutputSize)];
    }

    /// <summary>Computes the results of examples that are copied in.</summary>
    /// <param name="inputs">[count, input size], row-major.</param>
    /// <param name="count">Examples, from 1 to <see cref="MaximumBatch"/>.</param>
    /// <returns>[count, output size], row-major: for a classifier, the logits. Valid until the next pass.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit.</exception>
    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> inputs, int count)
    {
        RequireCount(count);
        RequireLength(inputs.Length, count, InputSize, nameof(inputs));
        _ownInputs ??= new Batch(MaximumBatch, InputSize, Pool);
        _ownInputs.Count = count;
        inputs.CopyTo(_ownInputs.Inputs);
        return Forward(_ownInputs);
    }

    /// <summary>Computes the gradient of every parameter for the batch of the last forward pass.</summary>
    /// <param name="outputGradient">[count, output size]: the gradient of the loss by the results.</param>
    /// <exception cref="InvalidOperationException">There was no forward pass.</exception>
    /// <exception cref="ArgumentException"><paramref name="outputGradient"/> has another length than the
    /// results.</exception>
    public void Backward(ReadOnlySpan<float> outputGradient)
    {
        Batch batch = _batch ?? throw new InvalidOperationException("Backward needs a forward pass first; call Forward.");
        RequireLength(outputGradient.Length, _count, OutputSize, nameof(outputGradient));
        outputGradient.CopyTo(_units[^1].OutputGradient.Span);
        for (int i = _units.Length - 1; i >= 0; i--)
        {
            float* input = i > 0 ? _units[i - 1].Output.Pointer : batch.Pointer;
            PinnedBuffer? inputGradient = i > 0 ? _units[i - 1].OutputGradient : _inputGradient;
            _units[i].Backward(input, inputGradient is null ? null : inputGradient.Pointer, _count);
        }
    }

    private void RequireCount(int count)
    {
        if (count < 1 || count > MaximumBatch)
        {
            throw new ArgumentException(
                $"The batch has {count} examples, but the model takes 1 to {MaximumBatch}; build it with a larger maximumBatch.");
        }
    }

    private static void RequireLength(int length, int count, int size, string name)
    {
        if (length != (long)count * size)
        {
            throw new ArgumentException(
                $"'{name}' has {length} floats, but {count} examples of {size} floats are {(long)count * size}.", name);
        }
    }
}
