using Anneal.Engine.Data;
using Anneal.Lab.Data;

namespace Anneal.Lab.Comparisons;

/// <summary>Images with several channels; each is normalized by its own mean and standard deviation.</summary>
internal sealed class NormalizedImages : LabeledExamples
{
    private readonly ReadOnlyMemory<byte> _pixels;
    private readonly float[] _scales, _offsets;

    private NormalizedImages(LabeledImages images, ReadOnlyMemory<int> labels, DataSet data)
        : base(labels, images.Shape.Length, images.Classes, images.Pixels.Length)
    {
        _pixels = images.PixelMemory;
        _scales = [.. data.ChannelStandardDeviations.Select(deviation => (float)(1 / (255 * deviation)))];
        _offsets = [.. data.ChannelMeans.Zip(data.ChannelStandardDeviations, (mean, deviation) => (float)(-mean / deviation))];
    }

    /// <summary>A part of a data set as a model is to see it.</summary>
    public static LabeledExamples Of(LabeledImages images, DataSet data)
    {
        int[] labels = Array.ConvertAll(images.Labels.ToArray(), label => (int)label);
        return images.Channels > 1
            ? new NormalizedImages(images, labels, data)
            : new ImageData(
                images.PixelMemory, labels, images.Shape.Length, images.Classes, new Normalization(data.PixelMean, data.PixelStandardDeviation));
    }

    /// <inheritdoc/>
    public override void CopyExample(int example, Span<float> destination)
    {
        ReadOnlySpan<byte> pixels = _pixels.Span.Slice(example * InputSize, InputSize);
        for (int pixel = 0; pixel < pixels.Length; pixel += _scales.Length)
        {
            for (int channel = 0; channel < _scales.Length; channel++)
                destination[pixel + channel] = (pixels[pixel + channel] * _scales[channel]) + _offsets[channel];
        }
    }
}
