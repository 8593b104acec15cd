namespace Anneal.Dialects;

/// <summary>Searches in lists that are in order.</summary>
internal static class Sorted
{
    /// <summary>How many members are at most a value: Python's <c>bisect_right</c>.</summary>
    public static int CountUpTo(ReadOnlySpan<long> sorted, long value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
