namespace Anneal.Engine.Tests;

/// <summary>Test values, and comparison with a named tolerance.</summary>
internal static class Numbers
{
    /// <summary>What a sum of a few hundred float32 products may be off by, relative to the largest value.</summary>
    public const double SumTolerance = 1e-5;

    public static float[] Normal(int length, ulong seed)
    {
        var random = new RandomSequence(seed);
        float[] values = new float[length];
        foreach (ref float value in values.AsSpan())
            value = (float)random.NextNormal();
        return values;
    }

    public static int[] Labels(int count, int classes, ulong seed)
    {
        var random = new RandomSequence(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextBelow(classes))];
    }

    /// <summary>Equal up to a share of the largest expected magnitude.</summary>
    public static void Close(ReadOnlySpan<double> expected, ReadOnlySpan<float> actual, double tolerance, string what = "value")
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = 1e-30;
        foreach (double value in expected)
            scale = Math.Max(scale, Math.Abs(value));
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance * scale,
                $"{what} {i}: expected {expected[i]}, got {actual[i]}, scale {scale}");
        }
    }

    public static float[] Values(Parameter parameter)
    {
        float[] values = new float[parameter.Count];
        parameter.CopyTo(values);
        return values;
    }

    public static float[] Gradient(Parameter parameter)
    {
        float[] values = new float[parameter.Count];
        parameter.CopyGradientTo(values);
        return values;
    }

    public static int[] Bits(ReadOnlySpan<float> values)
    {
        int[] bits = new int[values.Length];
        for (int i = 0; i < bits.Length; i++)
            bits[i] = BitConverter.SingleToInt32Bits(values[i]);
        return bits;
    }
}
