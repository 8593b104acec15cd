using System.Globalization;

namespace Anneal.Lab.Data.Splits;

/// <summary>Images of one batch: all of them, or those from one number to another, both included, counted from 0.</summary>
internal readonly record struct BatchSlice(int Batch, int First, int? Last)
{
    public static BatchSlice Whole(int batch) => new(batch, 0, null);

    public bool IsWhole => First == 0 && Last is null;

    public bool Overlaps(BatchSlice other) =>
        Batch == other.Batch && First <= (other.Last ?? int.MaxValue) && other.First <= (Last ?? int.MaxValue);

    /// <summary>Such as <c>5</c> or <c>test@0-999</c>.</summary>
    public string Show(IReadOnlyList<string> names) => IsWhole
        ? names[Batch]
        : string.Create(CultureInfo.InvariantCulture, $"{names[Batch]}@{First}-{Last}");
}
