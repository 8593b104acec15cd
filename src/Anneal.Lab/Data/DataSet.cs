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
    /// <exception cref="ArgumentException">A part is empty, or the parts differ in image size or classes.</exception>
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
        (PixelMean, PixelStandardDeviation) = Measure(train.Pixels);
        if (PixelStandardDeviation == 0)
        {
            throw new DataFormatException(new DataProblem(name, null, $"All training pixels have the value {train.Pixels[0]}.",
                "Give images that show something."));
        }
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

    /// <summary>Where the images come from and how they were divided, for reports.</summary>
    public string Provenance { get; }

    private static LabeledImages RequireLike(LabeledImages train, LabeledImages part, string name)
    {
        ArgumentNullException.ThrowIfNull(part, name);
        if (part.Count == 0)
            throw new ArgumentException($"The part '{name}' has no images.", name);
        if ((part.Rows, part.Columns, part.Classes) != (train.Rows, train.Columns, train.Classes))
            throw new ArgumentException($"The part '{name}' differs from 'train' in image size or classes.", name);
        return part;
    }

    /// <summary>By way of a histogram: sums of whole numbers are exact, so the figures do not depend on
    /// order or hardware.</summary>
    private static (double Mean, double StandardDeviation) Measure(ReadOnlySpan<byte> pixels)
    {
        Span<long> counts = stackalloc long[256];
        counts.Clear();
        foreach (byte pixel in pixels)
            counts[pixel]++;

        Int128 sum = 0, squares = 0;
        for (int value = 0; value < counts.Length; value++)
        {
            sum += (Int128)counts[value] * value;
            squares += (Int128)counts[value] * value * value;
        }

        double spread = (double)(squares * pixels.Length - sum * sum);
        return ((double)sum / pixels.Length / 255, Math.Sqrt(spread) / pixels.Length / 255);
    }
}
