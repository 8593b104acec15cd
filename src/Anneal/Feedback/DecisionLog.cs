using System.Collections;

namespace Anneal;

/// <summary>What a feedback schedule decided, in the order of its steps: an immutable list to which a longer one can be made cheaply.</summary>
/// <remarks>Equal contents make equal logs. The default value is the empty log. Safe to read from any thread.</remarks>
public readonly struct DecisionLog : IReadOnlyList<Decision>, IEquatable<DecisionLog>
{
    private readonly Store? _store;

    private DecisionLog(Store store, int count) => (_store, Count) = (store, count);

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public Decision this[int index] => Span[index];

    internal ReadOnlySpan<Decision> Span => _store is null ? [] : _store.Items.AsSpan(0, Count);

    /// <summary>Whether two logs have equal contents.</summary>
    public static bool operator ==(DecisionLog left, DecisionLog right) => left.Equals(right);

    /// <summary>Whether two logs differ.</summary>
    public static bool operator !=(DecisionLog left, DecisionLog right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(DecisionLog other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DecisionLog other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Count == 0 ? 0 : HashCode.Combine(Count, Span[^1]);

    /// <summary>How many decisions there are.</summary>
    public override string ToString() => $"{Count} decisions";

    /// <inheritdoc/>
    public IEnumerator<Decision> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The decisions as points.</summary>
    internal ValueList<(long Step, double Value)> Points => [.. this.Select(static decision => (decision.Step, decision.Value))];

    /// <summary>The log of some decisions, each later than the one before it.</summary>
    internal static DecisionLog Of(ValueList<(long Step, double Value)> points)
    {
        DecisionLog log = default;
        foreach ((long step, double value) in points)
        {
            if (log.Count > 0 && step <= log[^1].Step)
                throw new ArgumentException($"The decision at step {step} does not come after the one before it. List them by their steps.");
            log = log.Add(new Decision(step, value));
        }

        return log;
    }

    /// <summary>The log with one decision more; decisions for the same step or later ones are replaced by it.</summary>
    internal DecisionLog Add(Decision decision)
    {
        int kept = Count;
        while (kept > 0 && Span[kept - 1].Step >= decision.Step)
            kept--;
        Store store = _store is not null && _store.TryClaim(kept) ? _store : new Store(Span[..kept]);
        store.Items[kept] = decision;
        return new DecisionLog(store, kept + 1);
    }

    /// <summary>An array that logs share: each sees its own first items, and only the longest may write behind them.</summary>
    private sealed class Store(ReadOnlySpan<Decision> items)
    {
        private int _used = items.Length + 1;

        public Decision[] Items { get; } = Copy(items);

        public bool TryClaim(int index) =>
            index < Items.Length && Interlocked.CompareExchange(ref _used, index + 1, index) == index;

        private static Decision[] Copy(ReadOnlySpan<Decision> items)
        {
            var copy = new Decision[Math.Max(4, 2 * (items.Length + 1))];
            items.CopyTo(copy);
            return copy;
        }
    }
}
