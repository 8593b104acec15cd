using System.Collections.Immutable;
using Anneal.Engine.Kernels;

namespace Anneal.Engine;

/// <summary>Trained values with their gradient.</summary>
/// <remarks>
/// The engine keeps both packed as its kernels want them; <see cref="CopyTo"/>, <see cref="CopyFrom"/> and
/// <see cref="CopyGradientTo"/> convert to and from the row-major order that other frameworks and files use.
/// </remarks>
public sealed unsafe class Parameter
{
    private readonly ParameterLayout _layout;

    internal Parameter(string name, ParameterLayout layout)
    {
        Name = name;
        _layout = layout;
        Value = new PinnedBuffer(layout.StoredLength);
        Gradient = new PinnedBuffer(layout.StoredLength);
    }

    /// <summary>
    /// The name: the layer's number in the model, a dot, and <c>weight</c> or <c>bias</c>, such as <c>0.weight</c>.
    /// </summary>
    public string Name { get; }

    /// <summary>
    /// The shape in row-major order: [outputs, inputs] for the weight of a linear layer, [outputs, inputs, kernel, kernel] for
    /// that of a convolution, [outputs] for a bias, [channels] for both of a batch normalization.
    /// </summary>
    public ImmutableArray<int> Shape => _layout.Shape;

    /// <summary>The number of values, padding not counted.</summary>
    public int Count => _layout.Count;

    /// <summary>
    /// The group, whose factors are applied to the plan's values; <see cref="ParameterGroup.Default"/> at first.
    /// </summary>
    public ParameterGroup Group
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = ParameterGroup.Default;

    /// <summary>The values as stored; padding is zero.</summary>
    internal PinnedBuffer Value { get; }

    /// <summary>The gradient as stored; padding is exactly zero.</summary>
    internal PinnedBuffer Gradient { get; }

    /// <summary>Copies the values out.</summary>
    /// <param name="destination"><see cref="Count"/> floats, row-major by <see cref="Shape"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    public void CopyTo(Span<float> destination) => Unpack(Value, destination);

    /// <summary>Copies the gradient of the last backward pass out.</summary>
    /// <param name="destination"><see cref="Count"/> floats, row-major by <see cref="Shape"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    public void CopyGradientTo(Span<float> destination) => Unpack(Gradient, destination);

    /// <summary>Replaces the values.</summary>
    /// <param name="source"><see cref="Count"/> floats, row-major by <see cref="Shape"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="source"/> has another length.</exception>
    public void CopyFrom(ReadOnlySpan<float> source) => Pack(source, Value);

    /// <summary>Replaces the gradient.</summary>
    internal void CopyGradientFrom(ReadOnlySpan<float> source) => Pack(source, Gradient);

    /// <summary>Where a value is stored.</summary>
    /// <param name="index">Its row-major number, from 0 to below <see cref="Count"/>.</param>
    internal int IndexOf(int index) => _layout.IndexOf(index);

    /// <summary>Copies row-major values into a buffer that is stored as the values are; padding is left alone.</summary>
    internal void Pack(ReadOnlySpan<float> source, PinnedBuffer to)
    {
        RequireLength(source.Length, nameof(source));
        for (int i = 0; i < source.Length; i++)
            to.Pointer[_layout.IndexOf(i)] = source[i];
    }

    /// <summary>Copies a buffer that is stored as the values are out in row-major order.</summary>
    internal void Unpack(PinnedBuffer from, Span<float> destination)
    {
        RequireLength(destination.Length, nameof(destination));
        for (int i = 0; i < destination.Length; i++)
            destination[i] = from.Pointer[_layout.IndexOf(i)];
    }

    private void RequireLength(int length, string name)
    {
        if (length != Count)
        {
            throw new ArgumentException(
                $"'{name}' has {length} floats, but '{Name}' of shape [{string.Join(", ", Shape)}] has {Count}; give {Count}.",
                name);
        }
    }
}
