namespace Anneal;

/// <summary>Random numbers that belong to one step: they depend on the seed and the step, and on nothing drawn before.</summary>
/// <remarks>SplitMix64 (G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators", 2014), started at a hash of both.</remarks>
internal struct StepRandom(long seed, long step)
{
    private const ulong GoldenGamma = 0x9E37_79B9_7F4A_7C15;

    private ulong _state = Mixed(Mixed((ulong)seed + GoldenGamma) + (ulong)step);

    /// <summary>A normal random number, by the method of Box and Muller.</summary>
    public double NextNormal()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextUniform()));
        return radius * double.CosPi(2 * NextUniform());
    }

    private double NextUniform() => (Mixed(_state += GoldenGamma) >> 11) * (1.0 / (1UL << 53));

    private static ulong Mixed(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58_476D_1CE4_E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D0_49BB_1331_11EB;
        return bits ^ (bits >> 31);
    }
}
