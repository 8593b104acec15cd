namespace Anneal.Engine.Kernels;

/// <summary>Tells memory that holds NaN or an infinity.</summary>
internal static class FiniteValues
{
    /// <summary>Whether every value is a finite number.</summary>
    public static bool Only(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
                return false;
        }

        return true;
    }
}
