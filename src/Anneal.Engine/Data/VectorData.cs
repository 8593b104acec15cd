namespace Anneal.Engine.Data;

/// <summary>Examples that are floats already.</summary>
public sealed class VectorData : LabeledExamples
{
    private readonly ReadOnlyMemory<float> _inputs;
    private readonly ReadOnlyMemory<float> _targets;

    /// <summary>Wraps the examples; they are not copied and must not change.</summary>
    /// <param name="inputs">[count, input size], row-major.</param>
    /// <param name="labels">[count]: the class of each example, from 0 to below <paramref name="classes"/>.</param>
    /// <param name="inputSize">Floats in an example, 1 or more.</param>
    /// <param name="classes">Number of classes, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    /// <exception cref="ArgumentException">Lengths do not fit, or a label is out of range.</exception>
    public VectorData(ReadOnlyMemory<float> inputs, ReadOnlyMemory<int> labels, int inputSize, int classes)
        : base(labels, inputSize, classes, inputs.Length) => _inputs = inputs;

    /// <summary>Wraps examples with targets, as for a regression; they are not copied and must not change.</summary>
    /// <remarks>All examples are of one class, 0.</remarks>
    /// <param name="inputs">[count, input size], row-major.</param>
    /// <param name="inputSize">Floats in an example, 1 or more.</param>
    /// <param name="targets">[count, target size], row-major: what results should be.</param>
    /// <param name="targetSize">Floats in a target, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    /// <exception cref="ArgumentException">Lengths do not fit.</exception>
    public VectorData(ReadOnlyMemory<float> inputs, int inputSize, ReadOnlyMemory<float> targets, int targetSize)
        : this(inputs, new int[Rows(targets.Length, targetSize)], inputSize, classes: 1) => (_targets, TargetSize) = (targets, targetSize);

    /// <inheritdoc/>
    public override int TargetSize { get; }

    /// <inheritdoc/>
    public override void CopyTarget(int example, Span<float> destination)
    {
        if (TargetSize == 0)
            base.CopyTarget(example, destination);
        else
            _targets.Span.Slice(example * TargetSize, TargetSize).CopyTo(destination);
    }

    /// <inheritdoc/>
    public override void CopyExample(int example, Span<float> destination) =>
        _inputs.Span.Slice(example * InputSize, InputSize).CopyTo(destination);

    private static int Rows(int targets, int targetSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(targetSize, 1);
        return targets % targetSize == 0
            ? targets / targetSize
            : throw new ArgumentException($"{targets} floats are no whole number of targets of {targetSize}; give [count, target size].", nameof(targets));
    }
}
