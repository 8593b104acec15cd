using Anneal.Engine.Kernels;
using Anneal.Engine.Kernels.Winograd;
using Anneal.Engine.Units;

namespace Anneal.Engine.Layers;

/// <summary>A two-dimensional convolution (cross-correlation) with a square kernel and zero padding.</summary>
/// <remarks>
/// <para><c>y[o, i, j] = b[o] + Σ W[o, c, u, v] x[c, i s + u − p, j s + v − p]</c> for stride s and padding p; outside the
/// image x is 0. The output has <c>⌊(extent + 2p − kernel) / s⌋ + 1</c> rows and columns.</para>
/// <para>Parameters: <c>weight</c> [outputs, inputs, kernel, kernel], drawn as <see cref="Initialization"/> says, with a fan-in of
/// inputs · kernel², and, unless switched off, <c>bias</c> [outputs], zero.</para>
/// </remarks>
public sealed record Conv2d : Layer
{
    /// <summary>Creates the description.</summary>
    /// <param name="outputs">Channels that leave the layer, 1 or more.</param>
    /// <param name="kernel">Rows and columns of the kernel, 1 or more.</param>
    /// <param name="stride">Pixels from one position to the next, 1 or more.</param>
    /// <param name="padding">Rows and columns of zeros on each side, 0 or more.</param>
    /// <param name="hasBias">Whether a bias is added; useless before a <see cref="BatchNorm2d"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public Conv2d(int outputs, int kernel, int stride = 1, int padding = 0, bool hasBias = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(kernel, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        (Outputs, Kernel, Stride, Padding, HasBias) = (outputs, kernel, stride, padding, hasBias);
    }

    /// <summary>Channels that leave the layer.</summary>
    public int Outputs { get; }

    /// <summary>Rows and columns of the kernel.</summary>
    public int Kernel { get; }

    /// <summary>Pixels from one position to the next.</summary>
    public int Stride { get; }

    /// <summary>Rows and columns of zeros on each side.</summary>
    public int Padding { get; }

    /// <summary>Whether a bias is added.</summary>
    public bool HasBias { get; }

    /// <summary>
    /// Whether the convolution is computed by transformed tiles, as A. Lavin and S. Gray describe (arXiv:1509.09308), if it suits:
    /// stride 1, at least 16 channels on both sides, and either kernel 3 and outputs of which both extents are multiples of 4,
    /// F(4 × 4, 3 × 3), or kernel 5 and even ones, F(2 × 2, 5 × 5). Other convolutions take no notice.
    /// </summary>
    /// <remarks>
    /// It takes a quarter, or 36 %, of the multiplications and about half the time. Results are off by some 1e-6 of their root mean
    /// square, five times as much as those of the direct way; gradients of weights by some 1e-5.
    /// </remarks>
    public bool UsesWinograd { get; init; }

    /// <summary>What the weights are drawn from: <see cref="WeightInitialization.He"/> if not given.</summary>
    public WeightInitialization Initialization { get; init; }

    internal override bool CanRectify => true;

    internal override ImageShape OutputShape(ImageShape input, string name)
    {
        int smallest = Math.Min(input.Height, input.Width) + 2 * Padding;
        return smallest >= Kernel
            ? Shape(input).Output
            : throw Misfit(name, input, $"a kernel of {Kernel} with padding {Padding} does not fit; pad more, or convolve before pooling.");
    }

    internal override long ParameterCount(ImageShape input) => ((long)input.Channels * Kernel * Kernel + (HasBias ? 1 : 0)) * Outputs;

    internal override long MultiplyAdds(ImageShape input) => Shape(input).MultiplyAdds;

    internal override Unit Build(UnitBuilder builder, LayerPlace place)
    {
        ConvolutionShape shape = Shape(place.Shape);
        ConvolutionUnit unit = UsesWinograd && WinogradShape.Suits(shape)
            ? new WinogradUnit(builder.Context, place, shape, HasBias)
            : new DirectConvolutionUnit(builder.Context, place, shape, HasBias);
        Units.Initialization.Draw(Initialization, unit.Parameters[0], place.Shape.Channels * Kernel * Kernel, builder.Context.Random);
        return builder.Add(unit);
    }

    private ConvolutionShape Shape(ImageShape input) => new(input, Outputs, Kernel, Stride, Padding);
}
