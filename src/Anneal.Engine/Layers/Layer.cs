namespace Anneal.Engine.Layers;

/// <summary>The description of one layer: an immutable value that any number of models can be built from.</summary>
/// <remarks>
/// A <see cref="Model"/> owns the parameters and buffers; where it pays, it runs neighboring layers in one pass.
/// </remarks>
public abstract record Layer
{
    private protected Layer()
    {
    }

    /// <summary>Floats that leave the layer for each example.</summary>
    internal abstract int OutputSize(int inputSize);

    /// <summary>Makes what runs the layer.</summary>
    /// <param name="context">What all units of a model share.</param>
    /// <param name="name">The layer's number, the first part of its parameters' names.</param>
    /// <param name="inputSize">Floats that arrive for each example.</param>
    internal abstract Unit Build(UnitContext context, string name, int inputSize);
}
