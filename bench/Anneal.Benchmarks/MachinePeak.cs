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

    /// <returns>GFLOP/s of all threads together, the best of several blocks.</returns>
    public static double Measure256(WorkerPool pool) => Measure(pool, 8, static () => _sink += Run256());

    public static double Measure512(WorkerPool pool) => Measure(pool, 16, static () => _sink += Run512());

    private static double Measure(WorkerPool pool, int lanes, Action run)
    {
        double best = 0;
        for (int block = 0; block < 12; block++)
        {
            double start = Clock.Seconds;
            pool.Run(pool.Threads, (_, _) => run());
            double seconds = Clock.Seconds - start;
            best = Math.Max(best, 2.0 * lanes * Chains * Rounds * pool.Threads / seconds / 1e9);
        }

        return best;
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
