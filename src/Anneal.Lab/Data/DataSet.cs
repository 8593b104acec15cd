using System.Security.Cryptography;
using System.Text;
using Anneal.Engine.Data;

namespace Anneal.Lab.Data;

/// <summary>Images to train on, to choose settings by, and to report on: three parts without a common image.</summary>
/// <remarks>Immutable; any number of threads may read it at once. Choose by <see cref="Validation"/>; use <see cref="Test"/>
/// for the figure that is reported, once.</remarks>
/// <example>
/// <code>
/// DataSet digits = Digits.Load();
/// double ink = (digits.Train.Image(0)[300] / 255.0 - digits.PixelMean) / digits.PixelStandardDeviation;   // normalized
/// </code>
/// </example>
public sealed class DataSet
{
    /// <summary>Joins the parts and measures the training pixels.</summary>
    /// <param name="name">A short name without a path, such as <c>digits</c>.</param>
    /// <param name="train">The images to learn from, at least 1.</param>
    /// <param name="validation">The images to choose settings by, at least 1.</param>
    /// <param name="test">The images to report on, at least 1.</param>
    /// <param name="provenance">Where the images come from and how they were divided.</param>
    /// <exception cref="ArgumentException">A part is empty, or the parts differ in image size, channels or classes.</exception>
    /// <exception cref="DataFormatException">All training pixels have one value, so nothing can be learned from them.</exception>
    public DataSet(string name, LabeledImages train, LabeledImages validation, LabeledImages test, string provenance)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(provenance);
        ArgumentNullException.ThrowIfNull(train);
        Name = name;
        Provenance = provenance;
        Train = RequireLike(train, train, nameof(train));
        Validation = RequireLike(train, validation, nameof(validation));
        Test = RequireLike(train, test, nameof(test));
        PixelStatistics[] channels = [.. Enumerable.Range(0, train.Channels).Select(channel => PixelStatistics.OfChannel(train, channel))];
        ChannelMeans = Array.ConvertAll(channels, statistics => statistics.Mean);
        ChannelStandardDeviations = Array.ConvertAll(channels, statistics => statistics.StandardDeviation);
        (PixelMean, PixelStandardDeviation) = PixelStatistics.OfAll(train);
        if (ChannelStandardDeviations.Any(deviation => deviation == 0))
            throw Blank(name, train, ChannelStandardDeviations);
    }

    /// <summary>A short name without a path, such as <c>digits</c>.</summary>
    public string Name { get; }

    /// <summary>The images to learn from.</summary>
    public LabeledImages Train { get; }

    /// <summary>The images to choose settings by.</summary>
    public LabeledImages Validation { get; }

    /// <summary>The images to report on.</summary>
    public LabeledImages Test { get; }

    /// <summary>The mean of the training pixels as shares of full ink (pixel / 255): 0 to 1.</summary>
    public double PixelMean { get; }

    /// <summary>The standard deviation of the training pixels as shares of full ink (pixel / 255): above 0, at most 0.5. Of the
    /// pixels as a population: divided by their number.</summary>
    public double PixelStandardDeviation { get; }

    /// <summary>The mean of each channel of the training pixels as shares of 255: <c>[channels]</c>.</summary>
    public IReadOnlyList<double> ChannelMeans { get; }

    /// <summary>The standard deviation of each channel of the training pixels as shares of 255, above 0:
    /// <c>[channels]</c>.</summary>
    public IReadOnlyList<double> ChannelStandardDeviations { get; }

    /// <summary>Whether networks see channels with mean 0 and standard deviation 1; else pixels from 0 to 1.</summary>
    public bool IsStandardized { get; private init; } = true;

    /// <summary>What a reader of a figure must know about these images, such as a test batch that is not the official one;
    /// usually nothing.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Where the images come from and how they were divided, for reports.</summary>
    public string Provenance { get; }

    /// <summary>SHA-256 of the hashes of the three parts, in lower-case hexadecimal: what a run recognizes its data by.</summary>
    public string ContentHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Train.ContentHash + Validation.ContentHash + Test.ContentHash)));

    /// <summary>The same images, but networks are to see pixels from 0 to 1, as Caffe's example networks do.</summary>
    /// <returns>A copy that shares the images.</returns>
    public DataSet WithUnitPixels() => new(Name, Train, Validation, Test, Provenance) { Warnings = Warnings, IsStandardized = false };

    /// <summary>A part as a network is to see it: each channel with mean 0 and standard deviation 1 over the training images, or pixels from 0 to 1.</summary>
    /// <param name="part">Images like those of the set.</param>
    /// <returns>The images as the engine takes them; pixels are not copied.</returns>
    public ImageData Normalize(LabeledImages part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return new(
            part.PixelMemory, Array.ConvertAll(part.Labels.ToArray(), label => (int)label), part.Shape, part.Classes,
            IsStandardized ? new Normalization(ChannelMeans, ChannelStandardDeviations) : Unscaled);
    }

    private Normalization Unscaled => new(ChannelMeans.Select(_ => 0.0), ChannelMeans.Select(_ => 1.0));

    private static LabeledImages RequireLike(LabeledImages train, LabeledImages part, string name)
    {
        ArgumentNullException.ThrowIfNull(part, name);
        if (part.Count == 0)
            throw new ArgumentException($"The part '{name}' has no images.", name);
        if (!part.IsLike(train))
            throw new ArgumentException($"The part '{name}' differs from 'train' in image size, channels or classes.", name);
        return part;
    }

    private static DataFormatException Blank(string name, LabeledImages train, IReadOnlyList<double> deviations)
    {
        int channel = Enumerable.Range(0, train.Channels).First(index => deviations[index] == 0);
        string which = train.Channels == 1 ? "" : $" of channel {channel}";
        return new(new DataProblem(name, null, $"All training pixels{which} have the value {train.Pixels[channel]}.",
            train.Channels == 1 ? "Give images that show something." : "Leave the channel out."));
    }
}
