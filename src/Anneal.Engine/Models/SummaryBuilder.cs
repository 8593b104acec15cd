using System.Collections.Immutable;
using System.Globalization;
using Anneal.Engine.Layers;
using Anneal.Engine.Units;

namespace Anneal.Engine.Models;

/// <summary>Collects the rows of a model's summary.</summary>
internal sealed class SummaryBuilder
{
    private readonly UnitGraph _graph;
    private readonly ImmutableArray<LayerSummary>.Builder _rows = ImmutableArray.CreateBuilder<LayerSummary>();
    private readonly double _total;

    public SummaryBuilder(UnitGraph graph)
    {
        _graph = graph;
        _total = graph.Units.Sum(unit => Seconds(unit, isForward: true) + Seconds(unit, isForward: false));
    }

    public ImmutableArray<LayerSummary> Rows => _rows.ToImmutable();

    /// <summary>Adds layers in a row, with those inside them.</summary>
    public void Add(IReadOnlyList<Layer> layers, ImageShape shape, string prefix)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            string name = prefix + i.ToString(CultureInfo.InvariantCulture);
            Add(layers[i], shape, name);
            if (layers[i] is Residual block)
            {
                Add(block.Body, shape, $"{name}.");
                Add(block.Projection(shape), shape, $"{name}.shortcut.");
            }

            shape = layers[i].OutputShape(shape, name);
        }
    }

    private void Add(Layer layer, ImageShape shape, string name)
    {
        Unit[] units = [.. _graph.Units.Where(unit => unit.Name == name || unit.Name.StartsWith($"{name}.", StringComparison.Ordinal))];
        double forward = units.Sum(unit => Seconds(unit, isForward: true)), backward = units.Sum(unit => Seconds(unit, isForward: false));
        _rows.Add(new LayerSummary(
            name, layer.GetType().Name, layer.OutputShape(shape, name), layer.ParameterCount(shape), layer.MultiplyAdds(shape),
            layer is Residual, forward, backward, _total > 0 ? (forward + backward) / _total : 0));
    }

    private double Seconds(Unit unit, bool isForward) => _graph.Times.Seconds(unit, isForward);
}
