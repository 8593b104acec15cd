using System.Collections.Immutable;

namespace Anneal.Engine.Storage;

/// <summary>A named array of floats in row-major order.</summary>
public sealed class StoredTensor
{
    /// <summary>Joins name, shape and values; the values are not copied.</summary>
    /// <param name="name">The name; not empty.</param>
    /// <param name="shape">The extents, 0 or more each; none for a single number.</param>
    /// <param name="values">As many floats as the extents multiply to.</param>
    /// <exception cref="ArgumentException">The name is empty, an extent is negative, or the number of values does not fit.</exception>
    public StoredTensor(string name, IEnumerable<int> shape, float[] values)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(values);
        (Name, Shape, Values) = (name, [.. shape], values);
        if (Shape.Any(extent => extent < 0))
            throw new ArgumentException($"'{name}' has the shape [{string.Join(", ", Shape)}]; extents must be 0 or more.", nameof(shape));
        long count = Shape.Aggregate(1L, (product, extent) => checked(product * extent));
        if (count != values.Length)
        {
            throw new ArgumentException(
                $"'{name}' has {values.Length} values, but the shape [{string.Join(", ", Shape)}] has {count}; give {count}.", nameof(values));
        }
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The extents; empty for a single number.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The values, row-major.</summary>
    public float[] Values { get; }
}
