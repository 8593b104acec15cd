using System.Diagnostics;
using System.Globalization;

namespace Anneal.Benchmarks.Throughput;

/// <summary>Another program that keeps one processor busy, for as long as the object lives.</summary>
internal sealed class Neighbor : IDisposable
{
    /// <summary>The argument that makes this program the neighbor of process number so and so.</summary>
    public const string Argument = "keep-busy";
    private readonly Process _process;

    public Neighbor()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        start.ArgumentList.Add(Argument);
        start.ArgumentList.Add(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        _process = Process.Start(start)!;
        _ = _process.StandardOutput.ReadLine();
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>Computes on the first processor until the parent has gone.</summary>
    public static int KeepBusy(int parent)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            Process.GetCurrentProcess().ProcessorAffinity = 1;
        using var other = Process.GetProcessById(parent);
        Console.WriteLine("busy");
        double value = 1;
        for (long round = 1; round % 10_000_000 != 0 || !other.HasExited; round++)
            value = value * 0.999 + 1;
        return double.IsNaN(value) ? 1 : 0;
    }
}
