namespace Anneal.Text;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    private const int LongestName = 40;

    /// <summary>A sentence such as <c>Did you mean 'cosine'?</c>, with a space before it; empty if nothing is near.</summary>
    public static string Hint(string written, IEnumerable<string> names) => Of(written, names) is { } name ? $" Did you mean '{name}'?" : "";

    /// <summary>The nearest name, if it is so near that it was probably meant.</summary>
    public static string? Of(string written, IEnumerable<string> names)
    {
        if (written.Length is 0 or > LongestName)
            return null;
        (string? name, int distance) = names.Select(name => ((string?)name, Distance(written, name))).DefaultIfEmpty((null, int.MaxValue)).MinBy(near => near.Item2);
        return distance <= Math.Max(1, (written.Length + 1) / 3) ? name : null;
    }

    /// <summary>How many letters must be put in, taken out or changed (V. Levenshtein, 1965).</summary>
    private static int Distance(string from, string to)
    {
        int[] before = [.. Enumerable.Range(0, to.Length + 1)], now = new int[to.Length + 1];
        for (int i = 1; i <= from.Length; i++)
        {
            now[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int changed = before[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                now[j] = Math.Min(changed, 1 + Math.Min(before[j], now[j - 1]));
            }

            (before, now) = (now, before);
        }

        return before[to.Length];
    }
}
