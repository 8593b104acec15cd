using System.Diagnostics;
using Anneal.Engine;
using Anneal.Engine.Data;
using Anneal.Engine.Layers;

namespace Anneal.Benchmarks.Matrices;

/// <summary><c>matrix</c>: the product that a fully connected layer computes, on one thread, beside OpenBLAS in the same minute.</summary>
internal static class MatrixProgram
{
    private const int Rounds = 9;

    public static int Run()
    {
        bool hasOpenBlas = OpenBlas.IsThere;
        if (hasOpenBlas)
            OpenBlas.UseOneThread();
        Console.WriteLine(hasOpenBlas ? "size    GFLOP/s    OpenBLAS    ratio   (one thread, medians of blocks that take turns)" : "size    GFLOP/s   (one thread; OpenBLAS is not there: apt-get install libopenblas0-pthread)");
        foreach (int size in (int[])[512, 768, 1024, 1280, 1536])
            Console.WriteLine(Line(size, hasOpenBlas));
        return 0;
    }

    private static string Line(int size, bool hasOpenBlas)
    {
        using var pool = new WorkerPool(1);
        var model = new Model(size, [new Linear(size)], maximumBatch: size, seed: 1, pool);
        var batch = new Batch(size, size, pool) { Count = size };
        (float[] a, float[] b, float[] c) = (Random(size), Random(size), new float[size * size]);
        a.CopyTo(batch.Inputs);
        Action own = () => model.Predict(batch), other = () => OpenBlas.Multiply(size, a, b, c);
        int times = Math.Max(1, (int)(4e9 / Operations(size)));
        double[] ownRates = new double[Rounds], otherRates = new double[Rounds];
        for (int round = -1; round < Rounds; round++)
        {
            double rate = Rate(own, times, size), otherRate = hasOpenBlas ? Rate(other, times, size) : 1;
            if (round >= 0)
                (ownRates[round], otherRates[round]) = (rate, otherRate);
        }

        Array.Sort(ownRates);
        Array.Sort(otherRates);
        double median = ownRates[Rounds / 2], otherMedian = otherRates[Rounds / 2];
        return hasOpenBlas
            ? FormattableString.Invariant($"{size,4} {median,10:0.0} {otherMedian,11:0.0} {median / otherMedian,8:0.00}")
            : FormattableString.Invariant($"{size,4} {median,10:0.0}");
    }

    private static double Operations(int size) => 2.0 * size * size * size;

    private static double Rate(Action product, int times, int size)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < times; i++)
            product();
        return times * Operations(size) / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9;
    }

    private static float[] Random(int size)
    {
        var random = new RandomSequence((ulong)size);
        float[] values = new float[size * size];
        foreach (ref float value in values.AsSpan())
            value = (float)random.NextNormal();
        return values;
    }
}
