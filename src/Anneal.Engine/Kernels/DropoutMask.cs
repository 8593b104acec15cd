namespace Anneal.Engine.Kernels;

/// <summary>
/// Dropout by a counter: whether a value is kept follows from a key and its number alone, so forward and backward, and
/// any cut of the work, agree without a stored mask.
/// </summary>
internal static unsafe class DropoutMask
{
    /// <summary>Multiplies kept values by <paramref name="scale"/>, others become 0; source and target may be the same.</summary>
    /// <param name="source">The values.</param>
    /// <param name="target">The results.</param>
    /// <param name="length">How many.</param>
    /// <param name="key">Another for every pass and layer.</param>
    /// <param name="first">The number of the first value.</param>
    /// <param name="keep">The share that is kept, from 0 to 1.</param>
    /// <param name="scale">Factor on what is kept.</param>
    public static void Apply(float* source, float* target, int length, ulong key, long first, double keep, float scale)
    {
        ulong threshold = (ulong)(keep * (1UL << 32));
        for (int i = 0; i < length; i++)
        {
            ulong number = (ulong)(first + i);
            ulong bits = Mix(key + (number >> 1) * 0x9E3779B97F4A7C15);
            uint own = (uint)((number & 1) == 0 ? bits : bits >> 32);
            target[i] = own < threshold ? source[i] * scale : 0;
        }
    }

    /// <summary>The finalizer of SplitMix64 (G. Steele, D. Lea and C. Flood, 2014).</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
