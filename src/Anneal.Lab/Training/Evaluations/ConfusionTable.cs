using Anneal.Lab.Statistics;

namespace Anneal.Lab.Training.Evaluations;

/// <summary>How often images of each class were taken for each class.</summary>
/// <param name="classes">The number of classes, 1 or more.</param>
public sealed class ConfusionTable(int classes)
{
    private readonly long[] _counts = new long[classes * classes];

    /// <summary>The number of classes.</summary>
    public int Classes => classes;

    /// <summary>Images of a class that were taken for a class.</summary>
    /// <param name="label">What they are.</param>
    /// <param name="predicted">What they were taken for.</param>
    public long this[int label, int predicted] => _counts[label * classes + predicted];

    /// <summary>The share of all images that were told right.</summary>
    public Proportion Accuracy => new(Enumerable.Range(0, classes).Sum(label => this[label, label]), _counts.Sum());

    /// <summary>The share of a class's images that were told right.</summary>
    /// <param name="label">The class.</param>
    /// <returns>The share with its interval; of 0 images if there is none.</returns>
    public Proportion AccuracyOf(int label) => new(this[label, label], Row(label).Sum());

    /// <summary>What the images of a class were taken for.</summary>
    /// <param name="label">The class.</param>
    /// <returns>[classes].</returns>
    public long[] Row(int label) => _counts.AsSpan(label * classes, classes).ToArray();

    /// <summary>Counts an image by the largest of its logits, the first of equals.</summary>
    internal void Count(int label, ReadOnlySpan<float> logits)
    {
        int best = 0;
        for (int k = 1; k < classes; k++)
            best = logits[k] > logits[best] ? k : best;
        _counts[label * classes + best]++;
    }
}
