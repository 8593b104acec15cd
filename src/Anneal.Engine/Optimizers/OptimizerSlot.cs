using Anneal.Engine.Kernels;

namespace Anneal.Engine.Optimizers;

/// <summary>What an optimizer remembers of one parameter: as many floats as the parameter has.</summary>
public sealed class OptimizerSlot
{
    internal OptimizerSlot(string name, Parameter parameter, PinnedBuffer buffer) => (Name, Parameter, Buffer) = (name, parameter, buffer);

    /// <summary>What it is, such as <c>velocity</c> or <c>second_moment</c>.</summary>
    public string Name { get; }

    /// <summary>Whose it is.</summary>
    public Parameter Parameter { get; }

    /// <summary>The values as stored, padding included.</summary>
    internal PinnedBuffer Buffer { get; }

    /// <summary>Copies the values out.</summary>
    /// <param name="destination">As many floats as the parameter has, row-major by its shape.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    public void CopyTo(Span<float> destination) => Parameter.Unpack(Buffer, destination);

    /// <summary>Replaces the values.</summary>
    /// <param name="source">As many floats as the parameter has, row-major by its shape.</param>
    /// <exception cref="ArgumentException"><paramref name="source"/> has another length.</exception>
    public void CopyFrom(ReadOnlySpan<float> source) => Parameter.Pack(source, Buffer);

    /// <summary>Gives every value, padding included.</summary>
    internal void Fill(float value) => Buffer.Span.Fill(value);
}
