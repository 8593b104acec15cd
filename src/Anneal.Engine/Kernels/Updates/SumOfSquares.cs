using System.Runtime.Intrinsics;

namespace Anneal.Engine.Kernels.Updates;

/// <summary>Σ x², in double.</summary>
/// <remarks>
/// Squares of floats are exact in double. Element i is added to sum i mod 8, and the eight sums are added in order, so
/// vectors and scalars give the same bits.
/// </remarks>
internal static unsafe class SumOfSquares
{
    private const int Lanes = 8;

    public static double Of(float* values, int length)
    {
        double* sums = stackalloc double[Lanes];
        new Span<double>(sums, Lanes).Clear();
        int done = Vector256.IsHardwareAccelerated ? AddVectors(values, length, sums) : 0;
        return Finish(values, done, length, sums);
    }

    public static double OfScalars(float* values, int length)
    {
        double* sums = stackalloc double[Lanes];
        new Span<double>(sums, Lanes).Clear();
        return Finish(values, 0, length, sums);
    }

    private static double Finish(float* values, int start, int length, double* sums)
    {
        for (int i = start; i < length; i++)
            sums[i % Lanes] += (double)values[i] * values[i];
        double total = 0;
        for (int lane = 0; lane < Lanes; lane++)
            total += sums[lane];
        return total;
    }

    private static int AddVectors(float* values, int length, double* sums)
    {
        Vector256<double> low = Vector256<double>.Zero, high = Vector256<double>.Zero;
        int i = 0;
        for (; i + Lanes <= length; i += Lanes)
        {
            (Vector256<double> a, Vector256<double> b) = Vector256.Widen(Vector256.Load(values + i));
            low += a * a;
            high += b * b;
        }

        low.Store(sums);
        high.Store(sums + Lanes / 2);
        return i;
    }
}
