using System.Runtime.Intrinsics;

namespace Anneal.Engine.Kernels;

/// <summary>Sums and products of long vectors, computed in double.</summary>
/// <remarks>
/// Products of floats are exact in double. Element i of a sum of products is added to sum i mod 8, and the eight sums are added in order; other results
/// are rounded to float element by element. So vectors and scalars give the same bits.
/// </remarks>
internal static unsafe class VectorArithmetic
{
    private const int Lanes = 8;

    /// <summary><c>Σ left right</c>.</summary>
    public static double Dot(float* left, float* right, int length) => Dot(left, right, length, Vector256.IsHardwareAccelerated);

    /// <summary><c>Σ left right</c>, on vectors or not.</summary>
    internal static double Dot(float* left, float* right, int length, bool usesVectors)
    {
        double* sums = stackalloc double[Lanes];
        new Span<double>(sums, Lanes).Clear();
        int i = usesVectors ? AddProducts(left, right, length, sums) : 0;
        for (; i < length; i++)
            sums[i % Lanes] += (double)left[i] * right[i];
        double total = 0;
        for (int lane = 0; lane < Lanes; lane++)
            total += sums[lane];
        return total;
    }

    /// <summary><c>target = kept left + share right</c>; the target may be one of the others.</summary>
    public static void Combine(float* target, double kept, float* left, double share, float* right, int length) =>
        Combine(target, kept, left, share, right, length, Vector256.IsHardwareAccelerated);

    /// <summary><c>target = kept left + share right</c>, on vectors or not.</summary>
    internal static void Combine(float* target, double kept, float* left, double share, float* right, int length, bool usesVectors)
    {
        int i = usesVectors ? CombineVectors(target, kept, left, share, right, length) : 0;
        for (; i < length; i++)
            target[i] = (float)(kept * left[i] + share * right[i]);
    }

    private static int AddProducts(float* left, float* right, int length, double* sums)
    {
        Vector256<double> low = Vector256<double>.Zero, high = Vector256<double>.Zero;
        int i = 0;
        for (; i + Lanes <= length; i += Lanes)
        {
            (Vector256<double> a, Vector256<double> b) = Vector256.Widen(Vector256.Load(left + i));
            (Vector256<double> c, Vector256<double> d) = Vector256.Widen(Vector256.Load(right + i));
            low += a * c;
            high += b * d;
        }

        low.Store(sums);
        high.Store(sums + Lanes / 2);
        return i;
    }

    private static int CombineVectors(float* target, double kept, float* left, double share, float* right, int length)
    {
        int i = 0;
        for (; i + Lanes <= length; i += Lanes)
        {
            (Vector256<double> a, Vector256<double> b) = Vector256.Widen(Vector256.Load(left + i));
            (Vector256<double> c, Vector256<double> d) = Vector256.Widen(Vector256.Load(right + i));
            Vector256.Narrow(a * kept + c * share, b * kept + d * share).Store(target + i);
        }

        return i;
    }
}
