using Anneal.Engine.Layers;

namespace Anneal.Engine.Units;

/// <summary>Initial values of parameters.</summary>
internal static class Initialization
{
    /// <summary>Draws a weight in row-major order.</summary>
    public static void Draw(WeightInitialization from, Parameter weight, int fanIn, RandomSequence random)
    {
        bool isNormal = from == WeightInitialization.He;
        double scale = Math.Sqrt((isNormal ? 2.0 : 3.0) / fanIn);
        float[] values = new float[weight.Count];
        foreach (ref float value in values.AsSpan())
            value = (float)(scale * (isNormal ? random.NextNormal() : 2 * random.NextUniform() - 1));
        weight.CopyFrom(values);
    }
}
