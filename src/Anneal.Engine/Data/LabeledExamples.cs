namespace Anneal.Engine.Data;

/// <summary>
/// Labeled examples in memory. A set never changes, so any number of sources and threads may read it.
/// </summary>
public abstract class LabeledExamples
{
    /// <summary>Checks the labels and sizes of a set.</summary>
    /// <param name="labels">The class of each example, from 0 to below <paramref name="classes"/>; one or more.</param>
    /// <param name="inputSize">Floats in an example, 1 or more.</param>
    /// <param name="classes">Number of classes, 1 or more.</param>
    /// <param name="valueCount">Values given for all examples together.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    /// <exception cref="ArgumentException">A label is out of range, there are none, or values do not fit
    /// them.</exception>
    protected LabeledExamples(ReadOnlyMemory<int> labels, int inputSize, int classes, long valueCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (labels.IsEmpty)
            throw new ArgumentException("There are no examples; give at least one label.", nameof(labels));
        if (valueCount != (long)labels.Length * inputSize)
        {
            throw new ArgumentException(
                $"There are {valueCount} values, " +
                $"but {labels.Length} examples of {inputSize} are {(long)labels.Length * inputSize}.");
        }

        int wrong = labels.Span.IndexOfAnyExceptInRange(0, classes - 1);
        if (wrong >= 0)
        {
            throw new ArgumentException(
                $"The label of example {wrong} is {labels.Span[wrong]}, " +
                $"but must be from 0 to {classes - 1}; correct it or raise 'classes'.",
                nameof(labels));
        }

        (Labels, InputSize, Classes) = (labels, inputSize, classes);
    }

    /// <summary>The class of each example.</summary>
    public ReadOnlyMemory<int> Labels { get; }

    /// <summary>Number of examples.</summary>
    public int Count => Labels.Length;

    /// <summary>Floats in an example.</summary>
    public int InputSize { get; }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>Channels, height and width of an example; a vector unless a set says otherwise.</summary>
    public virtual ImageShape Shape => ImageShape.Vector(InputSize);

    /// <summary>Floats in an example's target; 0, unless a set has targets besides classes, as for a regression.</summary>
    public virtual int TargetSize => 0;

    /// <summary>Asks for an example's memory that will be read soon; does nothing unless a set knows where it is.</summary>
    internal virtual void AskFor(int example)
    {
    }

    /// <summary>Writes one example as the model is to see it. May be called from several threads at once.</summary>
    /// <param name="example">From 0 to below <see cref="Count"/>.</param>
    /// <param name="destination">[input size].</param>
    public abstract void CopyExample(int example, Span<float> destination);

    /// <summary>Writes the target of one example, in a set that has targets. May be called from several threads at once.</summary>
    /// <param name="example">From 0 to below <see cref="Count"/>.</param>
    /// <param name="destination">[target size].</param>
    /// <exception cref="NotSupportedException">The set has no targets.</exception>
    public virtual void CopyTarget(int example, Span<float> destination) =>
        throw new NotSupportedException($"{GetType().Name} has classes but no targets; write both TargetSize and CopyTarget.");
}
