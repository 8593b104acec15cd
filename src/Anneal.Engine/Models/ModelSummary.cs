using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Anneal.Engine.Models;

/// <summary>What a model consists of, layer by layer; <see cref="ToString"/> is a table.</summary>
/// <param name="InputShape">Channels, height and width of an example.</param>
/// <param name="Layers">A row for each layer; the layers inside a residual block follow it.</param>
/// <param name="TimedExamples">Examples that went forward while <see cref="Model.MeasuresTime"/> was set.</param>
public sealed record ModelSummary(ImageShape InputShape, ImmutableArray<LayerSummary> Layers, long TimedExamples)
{
    /// <summary>Trained values.</summary>
    public long ParameterCount => Layers.Where(layer => !layer.IsInner).Sum(layer => layer.ParameterCount);

    /// <summary>Multiplications with weights for an example, forward.</summary>
    public long MultiplyAdds => Layers.Where(layer => !layer.IsInner).Sum(layer => layer.MultiplyAdds);

    /// <summary>
    /// Floating-point operations for an example of training: two for each multiply-add, forward, for the weights'
    /// gradient and for the input's, which the first layer with weights does not need.
    /// </summary>
    public long TrainingOperations => 6 * MultiplyAdds - 2 * (Layers.FirstOrDefault(layer => !layer.IsBlock && layer.MultiplyAdds > 0)?.MultiplyAdds ?? 0);

    /// <summary>The table.</summary>
    /// <returns>A line for each layer, and totals.</returns>
    public override string ToString()
    {
        bool hasTimes = Layers.Any(layer => layer.TimeShare > 0);
        var text = new StringBuilder();
        Append(text, "Layer", "Output", "Parameters", "Multiply-adds", hasTimes ? "Time" : "");
        Append(text, "input", InputShape.ToString(), "", "", "");
        foreach (LayerSummary layer in Layers)
        {
            string indent = layer.IsInner ? "  " : "";
            string time = layer.TimeShare > 0 ? layer.TimeShare.ToString("P1", CultureInfo.InvariantCulture) : "";
            Append(text, $"{indent}{layer.Name} {layer.Kind}", layer.OutputShape.ToString(), Number(layer.ParameterCount), Number(layer.MultiplyAdds), time);
        }

        Append(text, "total", "", Number(ParameterCount), Number(MultiplyAdds), "");
        return text.ToString();
    }

    private static string Number(long value) => value == 0 ? "" : value.ToString("N0", CultureInfo.InvariantCulture);

    private static void Append(StringBuilder text, string layer, string output, string parameters, string multiplyAdds, string time) =>
        text.Append($"{layer,-32}{output,-16}{parameters,12}{multiplyAdds,16}{time,9}".TrimEnd()).Append('\n');
}

/// <summary>One layer of a <see cref="ModelSummary"/>.</summary>
/// <param name="Name">The layer's number; inside a residual block, the block's, a dot and its own.</param>
/// <param name="Kind">The layer's type, such as <c>Conv2d</c>.</param>
/// <param name="OutputShape">Channels, height and width that leave it.</param>
/// <param name="ParameterCount">Trained values; of a block, those of its layers.</param>
/// <param name="MultiplyAdds">Multiplications with weights for an example, forward; of a block, those of its layers.</param>
/// <param name="IsBlock">Whether rows of inner layers follow.</param>
/// <param name="ForwardSeconds">Time of forward passes, of all threads together; 0 unless
/// <see cref="Model.MeasuresTime"/> was set. What a layer computes on demand counts for who asks.</param>
/// <param name="BackwardSeconds">Time of backward passes.</param>
/// <param name="TimeShare">Its share of both, of all layers; of a block, with its inner layers.</param>
public sealed record LayerSummary(
    string Name, string Kind, ImageShape OutputShape, long ParameterCount, long MultiplyAdds, bool IsBlock,
    double ForwardSeconds, double BackwardSeconds, double TimeShare)
{
    /// <summary>Whether the layer is inside a residual block, whose row counts it.</summary>
    public bool IsInner => Name.Contains('.', StringComparison.Ordinal);
}
