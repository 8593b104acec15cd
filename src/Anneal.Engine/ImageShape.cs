using System.Globalization;

namespace Anneal.Engine;

/// <summary>The extents of an example: channels × height × width. A vector is an image of one pixel.</summary>
/// <remarks>
/// Shapes are written channels first, as the field does. In memory an image lies channels last, [height, width, channels]:
/// that is how batches are filled and how results come out.
/// </remarks>
public readonly record struct ImageShape
{
    /// <summary>Creates the shape.</summary>
    /// <param name="channels">Values of a pixel, 1 or more: 3 for colors.</param>
    /// <param name="height">Rows, 1 or more.</param>
    /// <param name="width">Pixels in a row, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is below 1.</exception>
    public ImageShape(int channels, int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        (Channels, Height, Width) = (channels, height, width);
        _ = checked(channels * height * width);
    }

    /// <summary>Values of a pixel.</summary>
    public int Channels { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Pixels.</summary>
    public int Positions => Height * Width;

    /// <summary>Floats in an example.</summary>
    public int Length => Channels * Positions;

    /// <summary>Whether the shape is a vector: one pixel.</summary>
    public bool IsVector => Positions == 1;

    /// <summary>The shape of a vector.</summary>
    /// <param name="length">Floats, 1 or more.</param>
    /// <returns>One pixel of so many channels.</returns>
    public static ImageShape Vector(int length) => new(length, 1, 1);

    /// <summary>The shape as text.</summary>
    /// <returns>Such as <c>3 x 32 x 32</c>, or <c>784</c> for a vector.</returns>
    public override string ToString() => IsVector
        ? Channels.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Channels} x {Height} x {Width}");
}
