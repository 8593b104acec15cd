namespace Anneal.Engine.Data;

/// <summary>Pads images with zeros on all sides and cuts a window of the first size out anywhere: moves them by up to the padding.</summary>
/// <remarks>
/// <c>RandomCrop(4)</c> on 32 x 32 images is the usual change for CIFAR (K. He et al., arXiv:1512.03385, section 4.2). As images are
/// normalized before, the zeros are the mean color; PyTorch's usual order of transforms pads with black.
/// </remarks>
public sealed record RandomCrop : Augmentation
{
    /// <summary>Creates the description.</summary>
    /// <param name="padding">Rows and columns of zeros on each side, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="padding"/> is below 1.</exception>
    public RandomCrop(int padding)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(padding, 1);
        Padding = padding;
    }

    /// <summary>Rows and columns of zeros on each side.</summary>
    public int Padding { get; }

    /// <inheritdoc/>
    public override void Apply(Span<float> image, Span<float> scratch, ImageShape shape, ref ExampleRandom random)
    {
        int down = random.NextBelow(2 * Padding + 1) - Padding, right = random.NextBelow(2 * Padding + 1) - Padding;
        image.CopyTo(scratch);
        int row = shape.Width * shape.Channels, kept = Math.Max(0, shape.Width - Math.Abs(right)) * shape.Channels;
        int from = Math.Max(0, right) * shape.Channels, to = Math.Max(0, -right) * shape.Channels;
        image.Clear();
        for (int y = Math.Max(0, -down); y < Math.Min(shape.Height, shape.Height - down) && kept > 0; y++)
            scratch.Slice((y + down) * row + from, kept).CopyTo(image.Slice(y * row + to, kept));
    }
}
