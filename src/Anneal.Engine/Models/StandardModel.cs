using System.Collections.Immutable;
using Anneal.Engine.Layers;

namespace Anneal.Engine.Models;

/// <summary>A network of the literature: its name, what it takes, and its layers.</summary>
/// <param name="Name">Its short name, such as <c>resnet20</c>.</param>
/// <param name="InputShape">Channels, height and width of an example.</param>
/// <param name="Layers">The layers, first to last.</param>
/// <example>
/// <code>
/// StandardModel network = StandardModels.ResNet(depth: 20);
/// var model = new Model(network.InputShape, network.Layers, maximumBatch: 128, seed: 1);
/// Console.WriteLine(model.Summarize());
/// </code>
/// </example>
public sealed record StandardModel(string Name, ImageShape InputShape, ImmutableArray<Layer> Layers)
{
    /// <summary>The same network with <see cref="Conv2d.UsesWinograd"/> set on all its convolutions.</summary>
    /// <returns>A copy.</returns>
    public StandardModel WithWinograd() => this with { Layers = WithWinograd(Layers) };

    private static ImmutableArray<Layer> WithWinograd(ImmutableArray<Layer> layers) =>
    [
        .. layers.Select(layer => layer switch
        {
            Conv2d convolution => convolution with { UsesWinograd = true },
            Residual block => new Residual(WithWinograd(block.Body), block.Shortcut),
            _ => layer,
        }),
    ];
}
