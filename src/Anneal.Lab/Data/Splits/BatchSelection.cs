using System.Globalization;

namespace Anneal.Lab.Data.Splits;

/// <summary>Which batches of a data set make one of its parts: <c>1-3</c>, <c>1+4</c>, <c>test@0-999</c>.</summary>
internal sealed record BatchSelection(IReadOnlyList<BatchSlice> Slices)
{
    public static BatchSelection Whole(params IEnumerable<int> batches) => new([.. batches.Select(BatchSlice.Whole)]);

    /// <summary>Reads a selection; null if it is malformed.</summary>
    /// <param name="text">Items with plus signs between them: a batch, the first and the last of several batches with a hyphen,
    /// or a batch, '@' and the first and the last image.</param>
    /// <param name="names">The batches in order.</param>
    public static BatchSelection? Parse(string text, IReadOnlyList<string> names)
    {
        var slices = new List<BatchSlice>();
        foreach (string item in text.Split('+'))
        {
            string[] parts = item.Split('@', 2);
            IReadOnlyList<BatchSlice>? read = parts.Length == 1 ? Batches(item, names) : Images(IndexOf(parts[0], names), parts[1]);
            if (read is null)
                return null;
            slices.AddRange(read);
        }

        return new(slices);
    }

    public string Show(IReadOnlyList<string> names) => string.Join("+", Slices.Select(slice => slice.Show(names)));

    private static BatchSlice[]? Batches(string text, IReadOnlyList<string> names)
    {
        string[] ends = text.Split('-', 2);
        int first = IndexOf(ends[0], names), last = IndexOf(ends[^1], names);
        return first >= 0 && last >= first ? [.. Enumerable.Range(first, last - first + 1).Select(BatchSlice.Whole)] : null;
    }

    private static BatchSlice[]? Images(int batch, string text)
    {
        string[] ends = text.Split('-');
        return batch >= 0 && ends.Length == 2 && Number(ends[0]) is { } first && Number(ends[1]) is { } last && last >= first
            ? [new BatchSlice(batch, first, last)]
            : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static int IndexOf(string name, IReadOnlyList<string> names)
    {
        for (int batch = 0; batch < names.Count; batch++)
        {
            if (names[batch] == name)
                return batch;
        }

        return -1;
    }
}
