namespace Anneal.Engine.Units;

/// <summary>Initial values of parameters.</summary>
internal static class Initialization
{
    /// <summary>
    /// Draws a weight from a normal distribution of mean 0 and standard deviation √(2 / fan-in), in row-major order.
    /// </summary>
    public static void He(Parameter weight, int fanIn, RandomSequence random)
    {
        double deviation = Math.Sqrt(2.0 / fanIn);
        float[] values = new float[weight.Count];
        foreach (ref float value in values.AsSpan())
            value = (float)(deviation * random.NextNormal());
        weight.CopyFrom(values);
    }
}
