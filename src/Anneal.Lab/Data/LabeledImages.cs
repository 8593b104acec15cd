using System.Security.Cryptography;
using Anneal.Engine;

namespace Anneal.Lab.Data;

/// <summary>Images of one size, grey or colored, each with the number of its class.</summary>
/// <remarks>
/// <para>Pixels lie image after image, and row by row in an image, the channels of a pixel beside each other: shape
/// <c>[Count, Rows, Columns, Channels]</c>, row-major. A value is a byte, for example 0 for background and 255 for full
/// ink.</para>
/// <para>Immutable; any number of threads may read it at once. A part made by <see cref="Take"/> shares the memory of the
/// whole.</para>
/// </remarks>
/// <example>
/// <code>
/// LabeledImages test = Digits.Load().Test;
/// LabeledImages few = test.Take(..100);
/// ReadOnlySpan&lt;byte&gt; pixels = few.Image(0);    // 784 bytes
/// int digit = few.Label(0);                     // 7
/// </code>
/// </example>
public sealed class LabeledImages
{
    private readonly ReadOnlyMemory<byte> _pixels;
    private readonly ReadOnlyMemory<byte> _labels;
    private string? _contentHash;

    /// <summary>Copies images and labels into a new value.</summary>
    /// <param name="pixels">Shape <c>[labels.Length, rows, columns, channels]</c>, row-major, 0 to 255.</param>
    /// <param name="labels">The class of each image, below <paramref name="classes"/>.</param>
    /// <param name="rows">The height of each image in pixels, 1 or more.</param>
    /// <param name="columns">The width of each image in pixels, 1 or more.</param>
    /// <param name="classes">The number of classes, 1 to 256.</param>
    /// <param name="channels">Values of a pixel, 1 or more: 3 for colors.</param>
    /// <exception cref="ArgumentException">The pixels are not one image a label, or a label is not below
    /// <paramref name="classes"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A dimension or the number of classes is out of its range.</exception>
    public LabeledImages(ReadOnlySpan<byte> pixels, ReadOnlySpan<byte> labels, int rows, int columns, int classes = 10, int channels = 1)
        : this(pixels.ToArray().AsMemory(), labels.ToArray(), rows, columns, classes, channels)
    {
    }

    /// <summary>Keeps the memory that it is given, which nobody may write afterwards.</summary>
    internal LabeledImages(ReadOnlyMemory<byte> pixels, ReadOnlyMemory<byte> labels, int rows, int columns, int classes, int channels = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, 256);
        if ((Int128)labels.Length * rows * columns * channels != pixels.Length)
        {
            throw new ArgumentException(
                $"{labels.Length} images of {Size(rows, columns, channels)} do not have {pixels.Length} values.", nameof(pixels));
        }

        if (classes < 256 && labels.Span.IndexOfAnyExceptInRange((byte)0, (byte)(classes - 1)) is >= 0 and int wrong)
            throw new ArgumentException($"Label {labels.Span[wrong]} of image {wrong} is not below {classes}.", nameof(labels));

        _pixels = pixels;
        _labels = labels;
        Rows = rows;
        Columns = columns;
        Channels = channels;
        Classes = classes;
    }

    /// <summary>The number of images.</summary>
    public int Count => _labels.Length;

    /// <summary>The height of each image in pixels.</summary>
    public int Rows { get; }

    /// <summary>The width of each image in pixels.</summary>
    public int Columns { get; }

    /// <summary>The values of a pixel: 1 for grey, 3 for colors.</summary>
    public int Channels { get; }

    /// <summary>The extents of an image, as models ask for them. An image must have fewer than 2³¹ values.</summary>
    public ImageShape Shape => new(Channels, Rows, Columns);

    /// <summary>The number of classes; labels go from 0 to one less.</summary>
    public int Classes { get; }

    /// <summary>All pixels: <c>[Count, Rows, Columns, Channels]</c>, row-major.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels.Span;

    /// <summary><see cref="Pixels"/> as memory.</summary>
    internal ReadOnlyMemory<byte> PixelMemory => _pixels;

    /// <summary>The class of each image: <c>[Count]</c>.</summary>
    public ReadOnlySpan<byte> Labels => _labels.Span;

    /// <summary>SHA-256 of all pixels followed by all labels, in lower-case hexadecimal; computed when first
    /// asked.</summary>
    public string ContentHash => _contentHash ??= ComputeHash();

    /// <summary>The pixels of one image.</summary>
    /// <param name="index">The image, counted from 0.</param>
    /// <returns>Shape <c>[Rows, Columns, Channels]</c>, row-major.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public ReadOnlySpan<byte> Image(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        int size = Rows * Columns * Channels;
        return Pixels.Slice(index * size, size);
    }

    /// <summary>The class of one image.</summary>
    /// <param name="index">The image, counted from 0.</param>
    /// <returns>0 to <see cref="Classes"/> − 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public int Label(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return Labels[index];
    }

    /// <summary>How many images each class has.</summary>
    /// <returns>A new array of <see cref="Classes"/> counts.</returns>
    public int[] CountPerClass()
    {
        var counts = new int[Classes];
        foreach (byte label in Labels)
            counts[label]++;
        return counts;
    }

    /// <summary>A run of neighbouring images; nothing is copied.</summary>
    /// <param name="range">Which images, for example <c>..1000</c> or <c>^500..</c>.</param>
    /// <returns>The part, which shares this value's memory.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The range does not lie within the images.</exception>
    public LabeledImages Take(Range range)
    {
        (int start, int count) = range.GetOffsetAndLength(Count);
        int size = Rows * Columns * Channels;
        return new(_pixels.Slice(start * size, count * size), _labels.Slice(start, count), Rows, Columns, Classes, Channels);
    }

    /// <summary>These images followed by others; both are copied.</summary>
    /// <param name="next">Images of the same size and with as many classes.</param>
    /// <returns>A new value.</returns>
    /// <exception cref="ArgumentException">Size or classes differ.</exception>
    public LabeledImages Concat(LabeledImages next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return Join([this, next]);
    }

    /// <summary>Images one after another, copied; a single part as it is.</summary>
    internal static LabeledImages Join(IReadOnlyList<LabeledImages> parts)
    {
        LabeledImages first = parts[0];
        if (parts.Count == 1)
            return first;
        if (parts.FirstOrDefault(part => !part.IsLike(first)) is { } other)
            throw new ArgumentException($"Images of {other.Form} cannot follow images of {first.Form}.", nameof(parts));

        var pixels = new byte[parts.Sum(part => part._pixels.Length)];
        var labels = new byte[parts.Sum(part => part.Count)];
        int pixel = 0, label = 0;
        foreach (LabeledImages part in parts)
        {
            part.Pixels.CopyTo(pixels.AsSpan(pixel));
            part.Labels.CopyTo(labels.AsSpan(label));
            (pixel, label) = (pixel + part._pixels.Length, label + part.Count);
        }

        return new(pixels.AsMemory(), labels, first.Rows, first.Columns, first.Classes, first.Channels);
    }

    /// <summary>Whether other images have this size, as many channels and as many classes.</summary>
    internal bool IsLike(LabeledImages other) =>
        (other.Rows, other.Columns, other.Channels, other.Classes) == (Rows, Columns, Channels, Classes);

    private string Form => $"{Size(Rows, Columns, Channels)} in {Classes} classes";

    private static string Size(int rows, int columns, int channels) =>
        channels == 1 ? $"{rows}x{columns}" : $"{rows}x{columns}x{channels}";

    private string ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Pixels);
        hash.AppendData(Labels);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
