using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Anneal;

/// <summary>An immutable list that is a value: equal contents make equal lists.</summary>
/// <typeparam name="T">What it lists.</typeparam>
/// <remarks>The default value is the empty list. Safe to read from any thread.</remarks>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public readonly struct ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[]? _items;

    internal ValueList(T[] items) => _items = items;

    /// <inheritdoc/>
    public int Count => _items?.Length ?? 0;

    /// <inheritdoc/>
    public T this[int index] => Items[index];

    /// <summary>The contents, without a copy.</summary>
    public ReadOnlySpan<T> Span => _items;

    private T[] Items => _items ?? [];

    /// <summary>Whether two lists have equal contents.</summary>
    public static bool operator ==(ValueList<T> left, ValueList<T> right) => left.Equals(right);

    /// <summary>Whether two lists differ.</summary>
    public static bool operator !=(ValueList<T> left, ValueList<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ValueList<T> other) =>
        ReferenceEquals(_items, other._items) || Span.SequenceEqual(other.Span, EqualityComparer<T>.Default);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueList<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (T item in Span)
            hash.Add(item);
        return hash.ToHashCode();
    }

    /// <summary>The contents, as text.</summary>
    public override string ToString() =>
        $"[{string.Join(", ", Items.Select(item => Convert.ToString(item, CultureInfo.InvariantCulture)))}]";

    /// <summary>Walks through the contents without allocating.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => ImmutableCollectionsMarshal(Items).GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Items.GetEnumerator();

    private static ImmutableArray<T> ImmutableCollectionsMarshal(T[] items) =>
        System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(items);
}

/// <summary>Makes value lists.</summary>
public static class ValueList
{
    /// <summary>A list of some items; this is what a collection expression calls.</summary>
    /// <typeparam name="T">What it lists.</typeparam>
    /// <param name="items">The contents, which are copied.</param>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());
}
