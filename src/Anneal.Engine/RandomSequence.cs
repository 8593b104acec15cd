namespace Anneal.Engine;

/// <summary>Seeded random numbers that are the same bits on every machine and in every version of .NET.</summary>
/// <remarks>
/// xoshiro256** (D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", 2021), its state filled
/// by SplitMix64 (G. Steele, D. Lea and C. Flood, 2014) from the seed. Normal deviates by the polar method (G.
/// Marsaglia and T. Bray, 1964) with a logarithm of our own, as a system's logarithm may differ in the last bit. Not
/// thread-safe.
/// </remarks>
public sealed class RandomSequence
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;
    private double _spare = double.NaN;

    /// <summary>Starts a sequence.</summary>
    /// <param name="seed">Any number; equal seeds give equal sequences.</param>
    public RandomSequence(ulong seed) => Restart(seed);

    /// <summary>Begins the sequence of a seed.</summary>
    internal void Restart(ulong seed)
    {
        (_s0, _s1, _s2, _s3) = (SplitMix(ref seed), SplitMix(ref seed), SplitMix(ref seed), SplitMix(ref seed));
        _spare = double.NaN;
    }

    /// <summary>The next 64 random bits.</summary>
    /// <returns>Any number, all equally likely.</returns>
    public ulong NextBits()
    {
        ulong result = ulong.RotateLeft(_s1 * 5, 7) * 9;
        ulong shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = ulong.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>The next uniform deviate.</summary>
    /// <returns>A multiple of 2⁻⁵³, at least 0 and below 1.</returns>
    public double NextUniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>The next whole number below a limit, without bias.</summary>
    /// <param name="limit">1 or more.</param>
    /// <returns>From 0 to below <paramref name="limit"/>, all equally likely (D. Lemire, arXiv:1805.10941).</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is below 1.</exception>
    public int NextBelow(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ulong range = (ulong)limit;
        ulong high = Math.BigMul(NextBits(), range, out ulong low);
        for (ulong least = (0 - range) % range; low < least;)
            high = Math.BigMul(NextBits(), range, out low);
        return (int)high;
    }

    /// <summary>The next standard normal deviate.</summary>
    /// <returns>A number of mean 0 and standard deviation 1.</returns>
    public double NextNormal()
    {
        if (!double.IsNaN(_spare))
        {
            double kept = _spare;
            _spare = double.NaN;
            return kept;
        }

        double u, v, square;
        do
        {
            u = 2 * NextUniform() - 1;
            v = 2 * NextUniform() - 1;
            square = u * u + v * v;
        }
        while (square is >= 1 or 0);

        double factor = Math.Sqrt(-2 * NaturalLogarithm(square) / square);
        _spare = v * factor;
        return u * factor;
    }

    /// <summary>Puts values in a random order (R. Fisher and F. Yates; D. Knuth, volume 2, algorithm 3.4.2P).</summary>
    /// <param name="values">The values; every order is equally likely.</param>
    public void Shuffle(Span<int> values)
    {
        for (int last = values.Length - 1; last > 0; last--)
        {
            int other = NextBelow(last + 1);
            (values[last], values[other]) = (values[other], values[last]);
        }
    }

    /// <summary>
    /// ln x for normal x above 0: the exponent, and the series of the inverse hyperbolic tangent for the rest.
    /// </summary>
    internal static double NaturalLogarithm(double x)
    {
        int exponent = Math.ILogB(x);
        double mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }

        double s = (mantissa - 1) / (mantissa + 1), square = s * s, sum = 0;
        for (int power = 23; power >= 1; power -= 2)
            sum = sum * square + 1.0 / power;
        return exponent * 0.6931471805599453 + 2 * s * sum;
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
