namespace Anneal.Engine.Data;

/// <summary>Mirrors images left to right, each with probability one half.</summary>
/// <remarks>For photographs, not for digits or letters.</remarks>
public sealed record HorizontalFlip : Augmentation
{
    /// <inheritdoc/>
    public override void Apply(Span<float> image, Span<float> scratch, ImageShape shape, ref ExampleRandom random)
    {
        if (random.NextBelow(2) == 0)
            return;
        for (int row = 0; row < shape.Height; row++)
            Mirror(image.Slice(row * shape.Width * shape.Channels, shape.Width * shape.Channels), shape.Channels);
    }

    private static void Mirror(Span<float> row, int channels)
    {
        for (int left = 0, right = row.Length - channels; left < right; left += channels, right -= channels)
        {
            for (int channel = 0; channel < channels; channel++)
                (row[left + channel], row[right + channel]) = (row[right + channel], row[left + channel]);
        }
    }
}
