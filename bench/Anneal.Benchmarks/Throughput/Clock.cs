using System.Diagnostics;

namespace Anneal.Benchmarks.Throughput;

/// <summary>Seconds that have passed, or, where other programs disturb, seconds of the processor that this program has had.</summary>
internal static class Clock
{
    /// <summary>Whether the processor's time is taken; it means something for one thread only.</summary>
    public static bool IsProcessorTime { get; set; }

    public static double Seconds => IsProcessorTime
        ? Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds
        : Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
}
