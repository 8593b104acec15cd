namespace Anneal.Engine.Data;

/// <summary>A random change of training images that leaves their classes alone.</summary>
/// <remarks>
/// An immutable value that any number of threads may use at once. What is drawn for an example follows from the seed, the epoch and the
/// example's number alone, so that neither threads nor an interruption change it.
/// </remarks>
/// <example>
/// One of one's own: a square of zeros somewhere in the image (T. DeVries and G. Taylor, "Cutout", arXiv:1708.04552).
/// <code>
/// Augmentation[] changes = [new HorizontalFlip(), new Cutout(Side: 8)];
///
/// sealed record Cutout(int Side) : Augmentation
/// {
///     public override void Apply(Span&lt;float&gt; image, Span&lt;float&gt; scratch, ImageShape shape, ref ExampleRandom random)
///     {
///         int top = random.NextBelow(shape.Height - Side + 1), left = random.NextBelow(shape.Width - Side + 1);
///         for (int row = top; row &lt; top + Side; row++)
///             image.Slice((row * shape.Width + left) * shape.Channels, Side * shape.Channels).Clear();
///     }
/// }
/// </code>
/// </example>
public abstract record Augmentation
{
    /// <summary>Changes one image.</summary>
    /// <param name="image">[height, width, channels], normalized; changed in place.</param>
    /// <param name="scratch">As many floats, with anything in them.</param>
    /// <param name="shape">The image's channels, height and width.</param>
    /// <param name="random">Where all chance comes from.</param>
    public abstract void Apply(Span<float> image, Span<float> scratch, ImageShape shape, ref ExampleRandom random);
}
