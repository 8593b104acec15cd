namespace Anneal.Finder;

/// <summary>fastai's <c>valley</c>, its default: about the middle of the longest falling sequence of losses.</summary>
/// <remarks>The sequence may leave out points, but is then taken for one without gaps that ends where it ends.</remarks>
public sealed record FastaiValley : FastaiRule
{
    /// <inheritdoc/>
    public override string Name => "fastai-valley";

    internal override double? Choose(ReadOnlySpan<double> rates, ReadOnlySpan<double> losses)
    {
        if (rates.IsEmpty)
            return null;
        (int end, int length) = LongestFall(losses);
        int start = length == 1 ? 0 : end - length;
        double third = (end - start) / 3.0;
        int index = start + (int)third + (int)(third / 2);
        return index < 0 ? null : rates[index];
    }

    private static (int End, int Length) LongestFall(ReadOnlySpan<double> losses)
    {
        int[] lengths = new int[losses.Length];
        int end = 0;
        for (int i = 0; i < lengths.Length; i++)
        {
            lengths[i] = 1;
            for (int j = 0; j < i; j++)
                lengths[i] = losses[i] < losses[j] ? Math.Max(lengths[i], lengths[j] + 1) : lengths[i];
            end = lengths[i] > lengths[end] ? i : end;
        }

        return (end, lengths[end]);
    }
}
