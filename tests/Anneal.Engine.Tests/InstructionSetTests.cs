using System.Collections;
using System.Runtime.Intrinsics;

namespace Anneal.Engine.Tests;

/// <summary>
/// Runs with instruction sets switched off test what they say: the runtime silently ignores a setting that it does not know.
/// </summary>
public sealed class InstructionSetTests
{
    private static Dictionary<string, Func<bool>> Paths { get; } = new()
    {
        ["DOTNET_EnableAVX512"] = () => Vector512.IsHardwareAccelerated,
        ["DOTNET_EnableAVX2"] = () => Vector256.IsHardwareAccelerated,
        ["DOTNET_EnableAVX"] = () => Vector256.IsHardwareAccelerated,
        ["DOTNET_EnableHWIntrinsic"] = () => Vector128.IsHardwareAccelerated,
    };

    [Fact]
    public void A_path_that_was_switched_off_is_really_off()
    {
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            string name = (string)variable.Key;
            if (!name.StartsWith("DOTNET_Enable", StringComparison.Ordinal) || (string?)variable.Value != "0")
                continue;
            if (Paths.TryGetValue(name, out Func<bool>? isAccelerated))
                Assert.False(isAccelerated(), $"{name}=0 had no effect.");
            else
                Assert.True(name is "DOTNET_EnableDiagnostics" or "DOTNET_EnableEventPipe", $"Nothing here knows {name}; is it misspelt?");
        }
    }

    [Fact]
    public void The_widest_kernels_of_the_machine_are_in_use() => Assert.Equal(
        Vector512.IsHardwareAccelerated ? "avx512" : Vector256.IsHardwareAccelerated ? "avx2" : Vector128.IsHardwareAccelerated ? "vector128" : "scalar",
        KernelPath.Current);

    [Fact]
    public void Kernels_that_are_not_there_or_come_too_late_are_refused()
    {
        Assert.Contains(KernelPath.Current, Assert.Throws<AnnealException>(() => KernelPath.Use("avx1024")).Message, StringComparison.Ordinal);
        KernelPath.Use(KernelPath.Current);
        if (KernelPath.Available is [_, string narrower, ..])
            Assert.Contains("already in use", Assert.Throws<AnnealException>(() => KernelPath.Use(narrower)).Message, StringComparison.Ordinal);
    }
}
