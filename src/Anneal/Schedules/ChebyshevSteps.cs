using System.Numerics;
using Anneal.Text.Notations;

namespace Anneal;

/// <summary>Chebyshev steps in fractal order: the step sizes that solve quadratic problems fastest, in an order that stays stable.</summary>
/// <remarks>
/// <para><c>v(i) = 1 / ((M + m) / 2 − (M − m) / 2 · cos((σ(i) − ½) · π / T))</c>: the reciprocals of the roots of the Chebyshev polynomial for
/// curvatures from m to M, permuted. The permutation doubles: <c>σ(2T) = (σ₁, 2T + 1 − σ₁, σ₂, 2T + 1 − σ₂, …)</c>, from <c>σ(1) = (1)</c>, so
/// that large steps stand between small ones. It is found from the bits of i, without a table. T is a power of two; each value occurs
/// once, the first is the largest (near 1 / m), and after the end the last is held.</para>
/// <para>N. Agarwal, S. Goel and C. Zhang, "Acceleration via fractal learning rate schedules", arXiv:2103.01338, sections 2 and 3.</para>
/// </remarks>
/// <example>
/// <code>
/// var rate = new ChebyshevSteps(smallestCurvature: 0.1, largestCurvature: 1, steps: 64);
/// double first = rate.At(0);   // 9.99
/// </code>
/// </example>
public sealed record ChebyshevSteps : Schedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="smallestCurvature">m, the smallest eigenvalue of the Hessian that counts; above 0.</param>
    /// <param name="largestCurvature">M, the largest eigenvalue; at least m.</param>
    /// <param name="steps">T, optimizer updates: a power of two, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public ChebyshevSteps(double smallestCurvature, double largestCurvature, long steps)
        : base(PowerOfTwo(steps))
    {
        SmallestCurvature = Require.Positive(smallestCurvature);
        LargestCurvature = Require.Positive(largestCurvature) >= smallestCurvature
            ? largestCurvature
            : throw new ArgumentOutOfRangeException(nameof(largestCurvature), $"'largestCurvature' must be at least 'smallestCurvature', {smallestCurvature}; it is {largestCurvature}. Exchange the two.");
    }

    /// <summary>m, the smallest curvature.</summary>
    public double SmallestCurvature { get; }

    /// <summary>M, the largest curvature.</summary>
    public double LargestCurvature { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<ChebyshevSteps>("chebyshev-steps", static (field, own) => new ChebyshevSteps(
        field.Number("smallest-curvature", own?.SmallestCurvature), field.Number("largest-curvature", own?.LargestCurvature), field.Steps("length", own?.Steps)));

    internal override double Final => Evaluate(Steps - 1, Ending.Closed);

    internal override double Evaluate(long step, Ending ending)
    {
        double center = (LargestCurvature + SmallestCurvature) / 2, radius = (LargestCurvature - SmallestCurvature) / 2;
        return 1 / (center - radius * double.CosPi((FractalPlace(step, Steps) + 0.5) / Steps));
    }

    /// <summary>σ(i) − 1 for i counted from 0.</summary>
    /// <remarks>
    /// A doubling keeps the place for a next bit 0 and complements all bits so far for a 1, most significant bit first. So bit j of the place
    /// is the parity of the lowest bits of i, as many as there are bits above j: a running parity, read backwards.
    /// </remarks>
    private static long FractalPlace(long index, long count)
    {
        ulong parity = (ulong)index;
        for (int shift = 1; shift < 64; shift <<= 1)
            parity ^= parity << shift;
        int bits = BitOperations.Log2((ulong)count);
        return bits == 0 ? 0 : (long)(Reversed(parity) >> (64 - bits));
    }

    private static ulong Reversed(ulong bits)
    {
        bits = ((bits >> 1) & 0x5555_5555_5555_5555) | ((bits & 0x5555_5555_5555_5555) << 1);
        bits = ((bits >> 2) & 0x3333_3333_3333_3333) | ((bits & 0x3333_3333_3333_3333) << 2);
        bits = ((bits >> 4) & 0x0F0F_0F0F_0F0F_0F0F) | ((bits & 0x0F0F_0F0F_0F0F_0F0F) << 4);
        return System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(bits);
    }

    private static long PowerOfTwo(long steps) => BitOperations.IsPow2(Require.AtLeast(1, steps))
        ? steps
        : throw new ArgumentOutOfRangeException(nameof(steps), $"'steps' must be a power of two, for the fractal order doubles; it is {steps}. Take {BitOperations.RoundUpToPowerOf2((ulong)steps)}.");
}
