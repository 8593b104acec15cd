using System.Collections.Immutable;

namespace Anneal.Engine.Kernels;

/// <summary>Where the values of a row-major tensor are kept.</summary>
internal abstract class ParameterLayout
{
    protected ParameterLayout(ImmutableArray<int> shape, int storedLength)
    {
        Shape = shape;
        StoredLength = storedLength;
        Count = shape.Aggregate(1, (product, extent) => checked(product * extent));
    }

    public ImmutableArray<int> Shape { get; }

    /// <summary>Values without padding.</summary>
    public int Count { get; }

    /// <summary>Floats stored, padding included.</summary>
    public int StoredLength { get; }

    /// <summary>The place of a value.</summary>
    /// <param name="index">Its row-major number, from 0 to below <see cref="Count"/>.</param>
    public abstract int IndexOf(int index);
}

/// <summary>A vector, padded so that whole vectors can be loaded.</summary>
internal sealed class PaddedLayout(int length, int storedLength) : ParameterLayout([length], storedLength)
{
    public override int IndexOf(int index) => index;
}

/// <summary>
/// A weight [outputs, inputs] in panels of outputs. Where the input is an image, inputs are numbered channel by channel
/// outside, as the field does, and pixel by pixel inside.
/// </summary>
internal sealed class LinearLayout(Panels panels, ImageShape input) : ParameterLayout([panels.Columns, panels.Rows], panels.Length)
{
    public override int IndexOf(int index)
    {
        (int output, int number) = Math.DivRem(index, panels.Rows);
        (int channel, int position) = Math.DivRem(number, input.Positions);
        return panels.IndexOf(position * input.Channels + channel, output);
    }
}

/// <summary>A weight [outputs, inputs, kernel height, kernel width] in panels with rows (kernel row, kernel column, input).</summary>
internal sealed class ConvolutionLayout(ConvolutionShape shape, Panels panels)
    : ParameterLayout([shape.Outputs, shape.Input.Channels, shape.Kernel, shape.Kernel], panels.Length)
{
    public override int IndexOf(int index)
    {
        (int plane, int tap) = Math.DivRem(index, shape.Kernel * shape.Kernel);
        (int output, int channel) = Math.DivRem(plane, shape.Input.Channels);
        return panels.IndexOf(tap * shape.Input.Channels + channel, output);
    }
}
