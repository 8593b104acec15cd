using Anneal.Engine.Kernels;

namespace Anneal.Engine.Data;

/// <summary>Images as bytes; they become floats when a batch is filled.</summary>
public sealed class ImageData : LabeledExamples
{
    private readonly ReadOnlyMemory<byte> _pixels;
    private readonly float _scale;
    private readonly float _offset;

    /// <summary>Wraps the images; they are not copied and must not change.</summary>
    /// <param name="pixels">[count, input size], row-major; an image is [height, width, channels].</param>
    /// <param name="labels">[count]: the class of each image, from 0 to below <paramref name="classes"/>.</param>
    /// <param name="inputSize">Bytes in an image: height times width times channels, 1 or more.</param>
    /// <param name="classes">Number of classes, 1 or more.</param>
    /// <param name="normalization">How a pixel becomes a float; <see cref="Data.Normalization.None"/> if not
    /// given.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    /// <exception cref="ArgumentException">Lengths do not fit, or a label is out of range.</exception>
    public ImageData(
        ReadOnlyMemory<byte> pixels, ReadOnlyMemory<int> labels, int inputSize, int classes, Normalization? normalization = null)
        : base(labels, inputSize, classes, pixels.Length)
    {
        _pixels = pixels;
        Normalization = normalization ?? Normalization.None;
        _scale = (float)(1 / (255 * Normalization.StandardDeviation));
        _offset = (float)(-Normalization.Mean / Normalization.StandardDeviation);
    }

    /// <summary>How a pixel becomes a float.</summary>
    public Normalization Normalization { get; }

    /// <inheritdoc/>
    public override void CopyExample(int example, Span<float> destination) =>
        PixelConversion.Convert(_pixels.Span.Slice(example * InputSize, InputSize), destination, _scale, _offset);
}
