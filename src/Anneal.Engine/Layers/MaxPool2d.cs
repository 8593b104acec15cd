using System.Text.Json.Serialization;
using Anneal.Engine.Kernels;
using Anneal.Engine.Units;

namespace Anneal.Engine.Layers;

/// <summary>The largest value of each window, channel by channel. The gradient goes to the first of equals.</summary>
public sealed record MaxPool2d : Layer
{
    /// <summary>Creates the description of windows side by side.</summary>
    /// <param name="kernel">Rows and columns of a window, and pixels from one window to the next; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public MaxPool2d(int kernel)
        : this(kernel, kernel)
    {
    }

    /// <summary>Creates the description.</summary>
    /// <param name="kernel">Rows and columns of a window, 1 or more.</param>
    /// <param name="stride">Pixels from one window to the next, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    [JsonConstructor]
    public MaxPool2d(int kernel, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(kernel, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        (Kernel, Stride) = (kernel, stride);
    }

    /// <summary>Rows and columns of a window.</summary>
    public int Kernel { get; }

    /// <summary>Pixels from one window to the next.</summary>
    public int Stride { get; }

    internal override ImageShape OutputShape(ImageShape input, string name) => Math.Min(input.Height, input.Width) >= Kernel
        ? Shape(input).Output
        : throw Misfit(name, input, $"a window of {Kernel} does not fit; pool less before.");

    internal override Unit Build(UnitBuilder builder, LayerPlace place) =>
        builder.Add(new PoolingUnit(builder.Context, place.Name, place.Input, Shape(place.Shape), takesLargest: true));

    private PoolingShape Shape(ImageShape input) => new(input, Kernel, Kernel, Stride);
}
