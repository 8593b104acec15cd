using System.Globalization;
using Anneal.Engine.Data;

namespace Anneal.Lab.Training;

/// <summary>How training images are changed at random, as text: <c>none</c>, or <c>flip</c> and <c>crop N</c> with a comma between them.</summary>
/// <remarks><c>flip</c> mirrors half of the images left to right; <c>crop 4</c> moves each by up to 4 pixels in both directions.</remarks>
public sealed record AugmentationSpecification
{
    private AugmentationSpecification(bool flips, int crop) => (Flips, Crop) = (flips, crop);

    /// <summary>Whether images are mirrored.</summary>
    public bool Flips { get; }

    /// <summary>The farthest that an image is moved, in pixels.</summary>
    public int Crop { get; }

    /// <summary>Reads the text.</summary>
    /// <param name="text">The text; case and spaces do not matter.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="AnnealException">The text says something else.</exception>
    public static AugmentationSpecification Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        (bool flips, int crop) = (false, 0);
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            switch (part.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                case ["none"] when text.Trim().Equals("none", StringComparison.OrdinalIgnoreCase):
                    break;
                case ["flip"] when !flips:
                    flips = true;
                    break;
                case ["crop", var pixels] when crop == 0 && int.TryParse(pixels, NumberStyles.None, CultureInfo.InvariantCulture, out crop) && crop is >= 1 and <= 64:
                    break;
                default:
                    throw new AnnealException($"'{part}' is no augmentation of images. Write none, flip, crop 4, or \"flip, crop 4\"; each once, a crop by 1 to 64 pixels.");
            }
        }

        return new(flips, crop);
    }

    /// <summary>Whether images stay as they are.</summary>
    internal bool IsNone => !Flips && Crop == 0;

    /// <summary>What the engine is to do to each image.</summary>
    internal IEnumerable<Augmentation> Build()
    {
        if (Flips)
            yield return new HorizontalFlip();
        if (Crop > 0)
            yield return new RandomCrop(Crop);
    }

    /// <inheritdoc/>
    public override string ToString() => (Flips, Crop) switch
    {
        (false, 0) => "none",
        (true, 0) => "flip",
        (false, _) => string.Create(CultureInfo.InvariantCulture, $"crop {Crop}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"flip, crop {Crop}"),
    };
}
