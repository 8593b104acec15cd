using System.Globalization;
using Anneal.Engine.Layers;

namespace Anneal.Engine.Units;

/// <summary>Makes the units of a model; the one place that decides which layers share their passes.</summary>
internal sealed class UnitBuilder(UnitContext context)
{
    private readonly List<Unit> _units = [];

    public UnitContext Context { get; } = context;

    /// <summary>All units so far; each stands behind its inputs.</summary>
    public IReadOnlyList<Unit> Units => _units;

    /// <summary>A number that no other dropout of the model has.</summary>
    public int NextNumber => _units.Count;

    public T Add<T>(T unit)
        where T : Unit
    {
        _units.Add(unit);
        return unit;
    }

    /// <summary>Adds the units of layers in a row.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="input">What comes in.</param>
    /// <param name="shape">Its shape as the layers see it: after a flattening, a vector.</param>
    /// <param name="prefix">What the layers' numbers begin with.</param>
    /// <param name="isShared">Whether the input has another consumer, which writes its gradient; then this one adds to it.</param>
    /// <returns>The last unit.</returns>
    public Unit AddLayers(IReadOnlyList<Layer> layers, Unit input, ImageShape shape, string prefix, bool isShared = false)
    {
        Unit unit = input;
        for (int i = 0; i < layers.Count; i++)
        {
            Layer layer = layers[i];
            string name = prefix + i.ToString(CultureInfo.InvariantCulture);
            ImageShape next = layer.OutputShape(shape, name);
            if (shape.IsVector && !unit.Shape.IsVector && !layer.TakesFlattened)
                throw layer.Misfit(name, shape, "it cannot follow new Flatten(); put it before, or a Linear between them.");
            bool rectifies = layer.CanRectify && i + 1 < layers.Count && layers[i + 1] is ReLU;
            bool adds = i == 0 && isShared;
            if (adds && layer is not Conv2d)
                (unit, adds) = (Add(new ForkUnit(Context, unit)), false);
            unit = layer.Build(this, new LayerPlace(name, unit, shape, rectifies, adds));
            shape = next;
            i += rectifies ? 1 : 0;
        }

        return unit;
    }

    /// <summary>The unit itself if it keeps its output, else a unit behind it that does.</summary>
    public Unit Stored(Unit unit) => unit.IsStored ? unit : Add(new StoreUnit(Context, unit));

    public NormalizationUnit AddNormalization(string name, Unit input, double momentum, double epsilon, bool rectifies)
    {
        if (input is ConvolutionUnit { Rectifies: false, Normalization: null } convolution)
            return convolution.Normalization = Add(new NormalizationUnit(Context, name, input, momentum, epsilon, rectifies));
        NormalizationInputUnit before = Add(new NormalizationInputUnit(Context, Stored(input)));
        return before.Normalization = Add(new NormalizationUnit(Context, name, before, momentum, epsilon, rectifies));
    }
}
