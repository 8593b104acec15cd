using System.Collections.Immutable;
using System.Globalization;

namespace Anneal.Engine.Layers;

/// <summary>Makes the units of a model; the one place that decides which layers share their passes.</summary>
internal static class UnitChain
{
    public static Unit[] Build(ImmutableArray<Layer> layers, int inputSize, UnitContext context)
    {
        var units = new List<Unit>();
        int size = inputSize;
        for (int i = 0; i < layers.Length; i++)
        {
            string name = i.ToString(CultureInfo.InvariantCulture);
            if (layers[i] is Linear linear && i + 1 < layers.Length && layers[i + 1] is ReLU)
            {
                units.Add(new LinearUnit(context, name, size, linear.Outputs, rectifies: true));
                i++;
            }
            else
            {
                units.Add(layers[i].Build(context, name, size));
            }

            size = units[^1].OutputSize;
        }

        return [.. units];
    }
}
