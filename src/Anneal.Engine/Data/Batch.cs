using Anneal.Engine.Kernels;

namespace Anneal.Engine.Data;

/// <summary>Examples on their way into a model: buffers that are made once and filled for every update.</summary>
public sealed unsafe class Batch
{
    private PinnedBuffer _inputs;
    private int[] _labels;
    private float[] _targets;

    /// <summary>Makes the buffers.</summary>
    /// <param name="capacity">The largest number of examples, 1 or more.</param>
    /// <param name="inputSize">Floats in an example, 1 or more.</param>
    /// <param name="pool">Threads that a source may fill the batch with; <see cref="WorkerPool.Shared"/> if not
    /// given.</param>
    /// <param name="targetSize">Floats in an example's target, 0 or more; 0 for examples that have classes alone.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of its range.</exception>
    public Batch(int capacity, int inputSize, WorkerPool? pool = null, int targetSize = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(targetSize);
        Capacity = capacity;
        InputSize = inputSize;
        Pool = pool ?? WorkerPool.Shared;
        _inputs = new PinnedBuffer((long)capacity * inputSize);
        _labels = new int[capacity];
        TargetSize = targetSize;
        _targets = new float[capacity * targetSize];
    }

    /// <summary>The largest number of examples.</summary>
    public int Capacity { get; }

    /// <summary>Floats in an example.</summary>
    public int InputSize { get; }

    /// <summary>Floats in an example's target; 0 where examples have classes alone.</summary>
    public int TargetSize { get; }

    /// <summary>Threads that a source may fill the batch with.</summary>
    public WorkerPool Pool { get; }

    /// <summary>Examples that the batch holds now, from 0 to <see cref="Capacity"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public int Count
    {
        get;
        set
        {
            if (value < 0 || value > Capacity)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(value), value,
                    $"'Count' must be from 0 to the capacity, {Capacity}; make the batch with a larger capacity.");
            }

            field = value;
        }
    }

    /// <summary>[count, input size], row-major.</summary>
    public Span<float> Inputs => _inputs.Span[..(Count * InputSize)];

    /// <summary>[count]: the class of each example.</summary>
    public Span<int> Labels => _labels.AsSpan(0, Count);

    /// <summary>[count, target size], row-major: what results should be, where that is not a class.</summary>
    public Span<float> Targets => _targets.AsSpan(0, Count * TargetSize);

    internal float* Pointer => _inputs.Pointer;

    /// <summary>Whether another batch has room for the same.</summary>
    internal bool IsLike(Batch other) => (Capacity, InputSize, TargetSize) == (other.Capacity, other.InputSize, other.TargetSize);

    /// <summary>Exchanges the contents with a batch like this, without copying.</summary>
    internal void Exchange(Batch other)
    {
        (_inputs, other._inputs) = (other._inputs, _inputs);
        (_labels, other._labels) = (other._labels, _labels);
        (_targets, other._targets) = (other._targets, _targets);
        (Count, other.Count) = (other.Count, Count);
    }

    /// <summary>The floats of one example.</summary>
    /// <param name="example">From 0 to below <see cref="Count"/>.</param>
    /// <returns>[input size].</returns>
    public Span<float> Input(int example) => Inputs.Slice(example * InputSize, InputSize);
}
