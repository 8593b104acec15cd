using System.Runtime.Intrinsics;
using Anneal.Benchmarks.Throughput;
using Anneal.Engine;

namespace Anneal.Benchmarks;

/// <summary>The machine's own peak of float32 multiply-adds, measured: ten independent chains in registers.</summary>
internal static class MachinePeak
{
    private const int Chains = 10;
    private const long Rounds = 4_000_000;
    private static float _sink;

    /// <summary>Bits of the widest vectors that are fast here.</summary>
    public static int Bits => Vector512.IsHardwareAccelerated ? 512 : 256;

    /// <returns>GFLOP/s of all threads together with the widest vectors: what the machine gives in these few hundredths of a second.</returns>
    public static double Measure(WorkerPool pool)
    {
        double start = Clock.Seconds;
        pool.Run(pool.Threads, static (_, _) => _sink += Vector512.IsHardwareAccelerated ? Run512() : Run256());
        return 2.0 * (Bits / 32) * Chains * Rounds * pool.Threads / (Clock.Seconds - start) / 1e9;
    }

    private static float Run256()
    {
        Vector256<float> x = Vector256.Create(0.999f), y = Vector256.Create(1e-3f);
        Vector256<float> a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y;
        for (long round = 0; round < Rounds; round++)
        {
            a = Vector256.MultiplyAddEstimate(a, x, y);
            b = Vector256.MultiplyAddEstimate(b, x, y);
            c = Vector256.MultiplyAddEstimate(c, x, y);
            d = Vector256.MultiplyAddEstimate(d, x, y);
            e = Vector256.MultiplyAddEstimate(e, x, y);
            f = Vector256.MultiplyAddEstimate(f, x, y);
            g = Vector256.MultiplyAddEstimate(g, x, y);
            h = Vector256.MultiplyAddEstimate(h, x, y);
            i = Vector256.MultiplyAddEstimate(i, x, y);
            j = Vector256.MultiplyAddEstimate(j, x, y);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j);
    }

    private static float Run512()
    {
        Vector512<float> x = Vector512.Create(0.999f), y = Vector512.Create(1e-3f);
        Vector512<float> a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y;
        for (long round = 0; round < Rounds; round++)
        {
            a = Vector512.MultiplyAddEstimate(a, x, y);
            b = Vector512.MultiplyAddEstimate(b, x, y);
            c = Vector512.MultiplyAddEstimate(c, x, y);
            d = Vector512.MultiplyAddEstimate(d, x, y);
            e = Vector512.MultiplyAddEstimate(e, x, y);
            f = Vector512.MultiplyAddEstimate(f, x, y);
            g = Vector512.MultiplyAddEstimate(g, x, y);
            h = Vector512.MultiplyAddEstimate(h, x, y);
            i = Vector512.MultiplyAddEstimate(i, x, y);
            j = Vector512.MultiplyAddEstimate(j, x, y);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j);
    }
}
