namespace Anneal;

/// <summary>Searches in lists that are in order.</summary>
internal static class Sorted
{
    /// <summary>How many members are at most a value: Python's <c>bisect_right</c>.</summary>
    public static int CountUpTo(ReadOnlySpan<long> sorted, long value) => CountUpTo(sorted, value, static member => member);

    /// <summary>How many members have a key that is at most a value.</summary>
    public static int CountUpTo<T>(ReadOnlySpan<T> sorted, long value, Func<T, long> key)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (key(sorted[middle]) <= value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
