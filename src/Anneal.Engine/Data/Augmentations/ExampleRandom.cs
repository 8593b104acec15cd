using Anneal.Engine.Kernels;

namespace Anneal.Engine.Data;

/// <summary>The random numbers of one example in one epoch.</summary>
/// <remarks>SplitMix64 (G. Steele, D. Lea and C. Flood, 2014), begun by seed, epoch and example. Pass it by reference: a copy gives the same
/// numbers again.</remarks>
public struct ExampleRandom
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private ulong _state;

    internal ExampleRandom(ulong seed, long epoch, int example) =>
        _state = DropoutMask.Mix(DropoutMask.Mix(DropoutMask.Mix(seed + GoldenGamma) + (ulong)epoch) + (ulong)example);

    /// <summary>The next whole number below a limit.</summary>
    /// <param name="limit">1 or more.</param>
    /// <returns>From 0 to below <paramref name="limit"/>, equally likely but for one part in 2³².</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is below 1.</exception>
    public int NextBelow(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return (int)Math.BigMul(NextBits(), (ulong)limit, out _);
    }

    /// <summary>The next uniform deviate.</summary>
    /// <returns>At least 0 and below 1.</returns>
    public double NextUniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    private ulong NextBits() => DropoutMask.Mix(_state += GoldenGamma);
}
