using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Anneal.Engine.Units;

namespace Anneal.Engine.Layers;

/// <summary>A residual block: <c>y = body(x) + shortcut(x)</c>. A <see cref="ReLU"/> may follow it.</summary>
/// <remarks>
/// The layers of the body are numbered in their parameters' names: the first of block 3 is <c>3.0</c>; a projection is
/// <c>3.shortcut.0</c> and its normalization <c>3.shortcut.1</c>. K. He, X. Zhang, S. Ren and J. Sun, arXiv:1512.03385.
/// </remarks>
/// <example>
/// <code>
/// var block = new Residual(
///     [
///         new Conv2d(32, kernel: 3, stride: 2, padding: 1, hasBias: false), new BatchNorm2d(), new ReLU(),
///         new Conv2d(32, kernel: 3, padding: 1, hasBias: false), new BatchNorm2d(),
///     ],
///     Shortcut.Projection);
/// </code>
/// </example>
public sealed record Residual : Layer
{
    /// <summary>Creates the description.</summary>
    /// <param name="body">The layers of the body, one or more.</param>
    /// <param name="shortcut">How the input gets around them.</param>
    /// <exception cref="ArgumentException">The body is empty.</exception>
    public Residual(IEnumerable<Layer> body, Shortcut shortcut = Shortcut.Identity)
    {
        ArgumentNullException.ThrowIfNull(body);
        (Body, Shortcut) = ([.. body], shortcut);
        if (Body.IsEmpty || Body.Contains(null!))
            throw new ArgumentException("The body of a residual block needs at least one layer, and null is none.", nameof(body));
    }

    /// <summary>Creates the description from its file.</summary>
    [JsonConstructor]
    internal Residual(ImmutableArray<Layer> body, Shortcut shortcut)
        : this(body.IsDefault ? [] : body.AsEnumerable(), shortcut)
    {
    }

    /// <summary>The layers of the body.</summary>
    public ImmutableArray<Layer> Body { get; }

    /// <summary>How the input gets around the body.</summary>
    public Shortcut Shortcut { get; }

    internal override bool CanRectify => true;

    /// <summary>Whether two blocks have equal bodies and shortcuts.</summary>
    /// <param name="other">Another block.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(Residual? other) => other is not null && Shortcut == other.Shortcut && Body.SequenceEqual(other.Body);

    /// <summary>A number that equal blocks have in common.</summary>
    /// <returns>The number.</returns>
    public override int GetHashCode() => Body.Aggregate((int)Shortcut, HashCode.Combine);

    internal override ImageShape OutputShape(ImageShape input, string name)
    {
        ImageShape output = BodyShape(input, name);
        if (output == input)
            return output;
        if (Shortcut == Shortcut.Identity)
            throw Misfit(name, input, $"its body gives {output}; keep the shape, or take Shortcut.Projection or Shortcut.OptionA.");
        if (Subsampled(input, Stride(input, output)) != (output.Height, output.Width))
            throw Misfit(name, input, $"its body gives {output}, which is not every second, third or n-th pixel; pad the body's convolutions.");
        if (Shortcut == Shortcut.OptionA && output.Channels < input.Channels)
            throw Misfit(name, input, $"its body gives {output}; option A cannot drop channels: take Shortcut.Projection.");
        return output;
    }

    internal override long ParameterCount(ImageShape input) =>
        Path(Body, input).Sum(step => step.Layer.ParameterCount(step.Input)) + Path(Projection(input), input).Sum(step => step.Layer.ParameterCount(step.Input));

    internal override long MultiplyAdds(ImageShape input) =>
        Path(Body, input).Sum(step => step.Layer.MultiplyAdds(step.Input)) + Path(Projection(input), input).Sum(step => step.Layer.MultiplyAdds(step.Input));

    /// <summary>The layers of a projection; none for other shortcuts.</summary>
    internal ImmutableArray<Layer> Projection(ImageShape input)
    {
        ImageShape output = BodyShape(input, "");
        return Shortcut == Shortcut.Projection
            ? [new Conv2d(output.Channels, kernel: 1, Stride(input, output), hasBias: false), new BatchNorm2d()]
            : [];
    }

    internal override Unit Build(UnitBuilder builder, LayerPlace place)
    {
        ImageShape output = BodyShape(place.Shape, place.Name);
        bool isSubsampled = Shortcut == Shortcut.OptionA && output != place.Shape;
        Unit input = isSubsampled ? builder.Stored(place.Input) : place.Input;
        int first = builder.Units.Count;
        Unit body = builder.AddLayers(Body, input, place.Shape, $"{place.Name}.", isShared: true);
        int behind = builder.Units.Count;
        Unit shortcut = input;
        if (isSubsampled)
            shortcut = builder.Add(new SubsampleUnit(builder.Context, place.Name, input, output, Stride(place.Shape, output)));
        else if (Shortcut == Shortcut.Projection)
            shortcut = builder.AddLayers(Projection(place.Shape), input, place.Shape, $"{place.Name}.shortcut.");
        if (shortcut != input)
            builder.Units[first].BackwardAfter = builder.Units[behind];
        return builder.Add(new JoinUnit(builder.Context, place.Name, body, shortcut, shortcut == input, place.Rectifies));
    }

    private static int Stride(ImageShape input, ImageShape output) => (input.Height + output.Height - 1) / output.Height;

    private static (int Height, int Width) Subsampled(ImageShape input, int stride) =>
        ((input.Height - 1) / stride + 1, (input.Width - 1) / stride + 1);

    private static IEnumerable<(Layer Layer, ImageShape Input)> Path(IEnumerable<Layer> layers, ImageShape input)
    {
        foreach (Layer layer in layers)
        {
            yield return (layer, input);
            input = layer.OutputShape(input, "");
        }
    }

    private ImageShape BodyShape(ImageShape input, string name)
    {
        for (int i = 0; i < Body.Length; i++)
            input = Body[i].OutputShape(input, $"{name}.{i}");
        return input;
    }
}
