namespace Anneal.Engine.Data;

/// <summary>Examples that are floats already.</summary>
public sealed class VectorData : LabeledExamples
{
    private readonly ReadOnlyMemory<float> _inputs;

    /// <summary>Wraps the examples; they are not copied and must not change.</summary>
    /// <param name="inputs">[count, input size], row-major.</param>
    /// <param name="labels">[count]: the class of each example, from 0 to below <paramref name="classes"/>.</param>
    /// <param name="inputSize">Floats in an example, 1 or more.</param>
    /// <param name="classes">Number of classes, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    /// <exception cref="ArgumentException">Lengths do not fit, or a label is out of range.</exception>
    public VectorData(ReadOnlyMemory<float> inputs, ReadOnlyMemory<int> labels, int inputSize, int classes)
        : base(labels, inputSize, classes, inputs.Length) => _inputs = inputs;

    /// <inheritdoc/>
    public override void CopyExample(int example, Span<float> destination) =>
        _inputs.Span.Slice(example * InputSize, InputSize).CopyTo(destination);
}
