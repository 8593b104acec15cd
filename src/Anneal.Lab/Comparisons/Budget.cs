namespace Anneal.Lab.Comparisons;

/// <summary>A share of the standard run's updates: <c>1 / Divisor</c>.</summary>
/// <param name="Divisor">1 or more.</param>
internal readonly record struct Budget(int Divisor)
{
    /// <summary>The budgets that the headline figure is searched in, shortest first; the whole run is the last.</summary>
    public static IReadOnlyList<Budget> All { get; } = [new(8), new(4), new(3), new(2), new(1)];

    /// <summary>Updates of this budget: rounded to nearest, ties to even, at least 1.</summary>
    public long Of(long standardUpdates) => Math.Max(1, (long)Math.Round((double)standardUpdates / Divisor, MidpointRounding.ToEven));

    public override string ToString() => Divisor == 1 ? "1" : $"1/{Divisor}";
}
