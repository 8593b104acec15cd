using Anneal.Engine.Kernels;

namespace Anneal.Engine.Data;

/// <summary>Images as bytes; they become floats when a batch is filled.</summary>
public sealed class ImageData : LabeledExamples
{
    private readonly ReadOnlyMemory<byte> _pixels;
    private readonly PixelConversion _conversion;

    /// <summary>Wraps images of one channel; they are not copied and must not change.</summary>
    /// <param name="pixels">[count, input size], row-major.</param>
    /// <param name="labels">[count]: the class of each image, from 0 to below <paramref name="classes"/>.</param>
    /// <param name="inputSize">Bytes in an image, 1 or more.</param>
    /// <param name="classes">Number of classes, 1 or more.</param>
    /// <param name="normalization">How a pixel becomes a float; <see cref="Normalization.None"/> if not
    /// given.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    /// <exception cref="ArgumentException">Lengths do not fit, or a label is out of range.</exception>
    public ImageData(
        ReadOnlyMemory<byte> pixels, ReadOnlyMemory<int> labels, int inputSize, int classes, Normalization? normalization = null)
        : this(pixels, labels, ImageShape.Vector(inputSize), classes, normalization)
    {
    }

    /// <summary>Wraps images; they are not copied and must not change.</summary>
    /// <param name="pixels">[count, height, width, channels], row-major.</param>
    /// <param name="labels">[count]: the class of each image, from 0 to below <paramref name="classes"/>.</param>
    /// <param name="shape">Channels, height and width of an image.</param>
    /// <param name="classes">Number of classes, 1 or more.</param>
    /// <param name="normalization">How a pixel becomes a float, for all channels or for each; <see cref="Normalization.None"/> if not
    /// given.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is below 1.</exception>
    /// <exception cref="ArgumentException">Lengths do not fit, a label is out of range, or there are rules for another number of channels.</exception>
    public ImageData(
        ReadOnlyMemory<byte> pixels, ReadOnlyMemory<int> labels, ImageShape shape, int classes, Normalization? normalization = null)
        : base(labels, shape.Length, classes, pixels.Length)
    {
        (_pixels, Shape, Normalization) = (pixels, shape, normalization ?? Normalization.None);
        int rules = Normalization.Means.Count;
        if (rules != 1 && rules != shape.Channels)
        {
            throw new ArgumentException(
                $"The normalization has rules for {rules} channels, but the images have {shape.Channels}; give one for all or one for each.", nameof(normalization));
        }

        _conversion = new PixelConversion(Normalization.Means.Span, Normalization.StandardDeviations.Span);
    }

    /// <inheritdoc/>
    public override ImageShape Shape { get; }

    /// <summary>How a pixel becomes a float.</summary>
    public Normalization Normalization { get; }

    /// <inheritdoc/>
    public override void CopyExample(int example, Span<float> destination) =>
        _conversion.Convert(_pixels.Span.Slice(example * InputSize, InputSize), destination);

    internal override void AskFor(int example) => FetchAhead.All(_pixels.Span.Slice(example * InputSize, InputSize));
}
