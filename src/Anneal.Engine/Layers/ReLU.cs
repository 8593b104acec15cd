namespace Anneal.Engine.Layers;

/// <summary>The rectified linear unit, element by element: <c>y = max(x, 0)</c>. NaN stays NaN.</summary>
/// <remarks>
/// The gradient at 0 is 0. After a <see cref="Linear"/> it is part of that layer's passes and costs next to nothing.
/// V. Nair and G. Hinton, "Rectified linear units improve restricted Boltzmann machines", 2010.
/// </remarks>
public sealed record ReLU : Layer
{
    internal override int OutputSize(int inputSize) => inputSize;

    internal override Unit Build(UnitContext context, string name, int inputSize) => new RectifierUnit(context, inputSize);
}
