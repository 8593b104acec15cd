namespace Anneal.Engine.Kernels;

/// <summary>An image in the middle of a zero border of equal width on all sides.</summary>
/// <param name="Inner">The image without its border.</param>
/// <param name="Border">Pixels of border.</param>
internal readonly unsafe record struct BorderedImage(ImageShape Inner, int Border)
{
    /// <summary>Floats from row to row.</summary>
    public int Row => (Inner.Width + 2 * Border) * Inner.Channels;

    public int Length => (Inner.Height + 2 * Border) * Row;

    /// <summary>Where the image's first pixel is.</summary>
    public int Origin => Border * (Row + Inner.Channels);

    /// <summary>Makes the border zero; the image is left as it is.</summary>
    public void ClearBorder(float* memory)
    {
        if (Border == 0)
            return;
        int side = Border * Inner.Channels;
        float* end = memory + Length;

        // From one row's right border to the next row's left border memory is contiguous.
        new Span<float>(memory, Origin).Clear();
        for (float* row = memory + Origin + Inner.Width * Inner.Channels; row < end - Origin; row += Row)
            new Span<float>(row, 2 * side).Clear();
        new Span<float>(end - Origin, Origin).Clear();
    }

    /// <summary>Copies rows of an image that lies densely.</summary>
    public static void CopyRows(float* image, ImageShape shape, float* target, int targetRow)
    {
        int row = shape.Width * shape.Channels;
        for (int y = 0; y < shape.Height; y++)
            new ReadOnlySpan<float>(image + (long)y * row, row).CopyTo(new Span<float>(target + (long)y * targetRow, row));
    }
}
