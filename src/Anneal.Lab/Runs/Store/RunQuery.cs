using Anneal.Lab.Training;

namespace Anneal.Lab.Runs.Store;

/// <summary>Which runs are wanted, and in which order; all of them by default, those that were begun first in front.</summary>
/// <remarks>A name of data, model or policy also stands for itself with arguments: <c>1cycle</c> for <c>1cycle(peak 0.2)</c>, <c>mlp</c> for
/// <c>mlp:32</c>, <c>cifar10</c> for <c>cifar10,train=1-3</c>.</remarks>
public sealed record RunQuery
{
    /// <summary>What may follow a name that is asked for.</summary>
    internal const string ArgumentMarks = "(,:";

    /// <summary>A tag that the runs have; null for any.</summary>
    public string? Tag { get; init; }

    /// <summary>Their data set; null for any.</summary>
    public string? Data { get; init; }

    /// <summary>Their network; null for any.</summary>
    public string? Model { get; init; }

    /// <summary>Their plan; null for any.</summary>
    public string? Policy { get; init; }

    /// <summary>How they stand; null for any.</summary>
    public TrainingStatus? Status { get; init; }

    /// <summary>What they are sorted by.</summary>
    public RunOrder Order { get; init; }

    /// <summary>Whether the largest value stands first.</summary>
    public bool IsDescending { get; init; }

    /// <summary>The runs that are wanted, in order.</summary>
    /// <param name="entries">All runs.</param>
    /// <returns>Those that fit.</returns>
    public IReadOnlyList<RunEntry> Apply(IEnumerable<RunEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        RunEntry[] wanted = [.. entries.Where(Fits).OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        return Order == RunOrder.Name
            ? IsDescending ? [.. wanted.Reverse()] : wanted
            : [.. Sorted(wanted.Where(entry => ValueOf(entry) is not null)), .. wanted.Where(entry => ValueOf(entry) is null)];
    }

    private IEnumerable<RunEntry> Sorted(IEnumerable<RunEntry> entries) => IsDescending ? entries.OrderByDescending(ValueOf) : entries.OrderBy(ValueOf);

    private bool Fits(RunEntry entry) => (Tag is null || entry.Tags.Contains(Tag)) && IsNamed(entry.Data, Data) && IsNamed(entry.Model, Model)
        && IsNamed(entry.Policy, Policy) && (Status is null || entry.Status == Status);

    private static bool IsNamed(string text, string? name) => name is null || text == name
        || (text.Length > name.Length && text.StartsWith(name, StringComparison.Ordinal) && ArgumentMarks.Contains(text[name.Length], StringComparison.Ordinal));

    private double? ValueOf(RunEntry entry) => Order switch
    {
        RunOrder.TestAccuracy => entry.TestAccuracy,
        RunOrder.ValidationAccuracy => entry.ValidationAccuracy,
        RunOrder.ValidationLoss => entry.ValidationLoss,
        RunOrder.Seconds => entry.Seconds,
        _ => entry.Started.ToUnixTimeMilliseconds(),
    };
}
