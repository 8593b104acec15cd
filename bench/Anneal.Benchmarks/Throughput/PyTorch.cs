using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Anneal.Benchmarks.Throughput;

/// <summary>What PyTorch does on the same machine, by the maintainers' script, where both are there.</summary>
internal static partial class PyTorch
{
    private const string Python = "/usr/bin/python3";

    /// <returns>Images a second; null where Python, PyTorch or the script is missing.</returns>
    public static double? Measure(string model, int batch, int threads, double seconds)
    {
        string? script = FindScript();
        if (script is null || !File.Exists(Python))
            return null;
        var start = new ProcessStartInfo(Python) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])[script, model, "--threads", Text(threads), "--batch", Text(batch), "--seconds", Text(seconds)])
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync();
        Match rate = Rate().Match(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        return rate.Success ? double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Looks beside every folder from here up.</summary>
    private static string? FindScript()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string script = Path.Combine(folder.FullName, "shared", "peers", "torch_throughput.py");
            if (File.Exists(script))
                return script;
        }

        return null;
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"([0-9]+) images/s")]
    private static partial Regex Rate();
}
