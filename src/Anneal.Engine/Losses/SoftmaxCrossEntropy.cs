using Anneal.Engine.Data;
using Anneal.Engine.Kernels;

namespace Anneal.Engine.Losses;

/// <summary>Cross-entropy of the softmax of logits, the mean over the batch.</summary>
/// <remarks>
/// <para><c>loss = mean over rows of −Σ q log softmax(z)</c>, where <c>q = (1 − s) onehot + s / K</c> for label
/// smoothing s and K classes (C. Szegedy et al., arXiv:1512.00567, section 7). The gradient is <c>(softmax(z) − q) /
/// rows</c>.</para>
/// <para>Each row's largest logit is subtracted first, so logits of any size are safe. A logit that is not finite makes
/// the loss NaN. Not thread-safe: it keeps a buffer for calls without a gradient.</para>
/// </remarks>
public sealed unsafe class SoftmaxCrossEntropy : Loss
{
    /// <summary>Creates the loss.</summary>
    /// <param name="labelSmoothing">s: the share of the target that is spread over all classes, from 0 to below
    /// 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="labelSmoothing"/> is out of its range.</exception>
    public SoftmaxCrossEntropy(double labelSmoothing = 0)
    {
        if (labelSmoothing is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(labelSmoothing), labelSmoothing,
                "'labelSmoothing' must be a fraction from 0 to below 1; 0 switches it off.");
        }

        LabelSmoothing = labelSmoothing;
    }

    /// <summary>The share of the target that is spread over all classes.</summary>
    public double LabelSmoothing { get; }

    /// <inheritdoc/>
    public override double Compute(ReadOnlySpan<float> outputs, Batch batch, Span<float> gradient)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return Compute(outputs, batch.Labels, gradient);
    }

    /// <summary>The mean loss and its gradient by the logits.</summary>
    /// <param name="logits">[rows, classes], row-major.</param>
    /// <param name="labels">[rows]: the right class of each row.</param>
    /// <param name="gradient">[rows, classes], overwritten; may be <paramref name="logits"/> itself.</param>
    /// <returns>The mean over the rows.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit, or a label is not one of the classes.</exception>
    public double Compute(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> gradient)
    {
        int classes = Classes(logits, labels);
        if (gradient.Length < logits.Length)
        {
            throw new ArgumentException(
                $"'gradient' has {gradient.Length} floats, but there are {logits.Length} logits.", nameof(gradient));
        }

        gradient = gradient[..logits.Length];
        double sum = Shift(logits, labels, classes, gradient);
        fixed (float* values = gradient)
            Exponential.Apply(values, gradient.Length);
        for (int row = 0; row < labels.Length; row++)
            sum += Finish(gradient.Slice(row * classes, classes), labels[row], labels.Length);
        return sum / labels.Length;
    }

    /// <summary>The mean loss alone.</summary>
    /// <param name="logits">[rows, classes], row-major.</param>
    /// <param name="labels">[rows]: the right class of each row.</param>
    /// <returns>The mean over the rows.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit, or a label is not one of the classes.</exception>
    public double Compute(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels) => Compute(logits, labels, Scratch(logits.Length));

    private static int Classes(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels)
    {
        if (labels.IsEmpty || logits.IsEmpty || logits.Length % labels.Length != 0)
        {
            throw new ArgumentException(
                $"{logits.Length} logits cannot be shared among {labels.Length} labels; " +
                "give [rows, classes] logits and [rows] labels.",
                nameof(logits));
        }

        int classes = logits.Length / labels.Length, wrong = labels.IndexOfAnyExceptInRange(0, classes - 1);
        if (wrong >= 0)
        {
            throw new ArgumentException(
                $"The label of row {wrong} is {labels[wrong]}, " +
                $"but must be from 0 to {classes - 1}: there are {classes} logits a row.",
                nameof(labels));
        }

        return classes;
    }

    /// <summary>
    /// Subtracts each row's largest logit; returns the part of the loss that is linear in the shifted logits.
    /// </summary>
    private double Shift(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, int classes, Span<float> shifted)
    {
        double linear = 0, rest = LabelSmoothing / classes;
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<float> z = logits.Slice(row * classes, classes);
            Span<float> to = shifted.Slice(row * classes, classes);
            float largest = z[0];
            foreach (float value in z)
                largest = value > largest ? value : largest;
            double all = 0;
            for (int k = 0; k < z.Length; k++)
            {
                to[k] = z[k] - largest;
                all += to[k];
            }

            linear -= (1 - LabelSmoothing) * to[labels[row]] + rest * all;
        }

        return linear;
    }

    /// <summary>Turns one row of exponentials into its gradient; returns the logarithm of their sum.</summary>
    private double Finish(Span<float> row, int label, int rows)
    {
        double sum = 0;
        foreach (float value in row)
            sum += value;
        float scale = (float)(1 / (sum * rows)), rest = (float)(LabelSmoothing / (row.Length * (double)rows));
        for (int k = 0; k < row.Length; k++)
            row[k] = row[k] * scale - rest;
        row[label] -= (float)((1 - LabelSmoothing) / rows);
        return Math.Log(sum);
    }
}
