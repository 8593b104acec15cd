using System.Collections.Immutable;
using System.Runtime.Intrinsics;

namespace Anneal.Engine;

/// <summary>
/// Which register tiles compute sums of products. Results have the same bits on one path whatever the machine and the
/// number of threads; other paths may round otherwise.
/// </summary>
/// <remarks>
/// The widest path that the processor has is taken unless the host asks for a narrower one before the engine's first use,
/// by <see cref="Use"/>. The first two paths fuse multiplication and addition and give equal bits, the last two do not and
/// give equal bits. Element-wise work is the same bits on all.
/// </remarks>
public static class KernelPath
{
    private const string Setting = "Anneal.Engine.Kernels";

    /// <summary>All paths, the widest first: <c>avx512</c>, <c>avx2</c>, <c>vector128</c>, <c>scalar</c>.</summary>
    public static ImmutableArray<string> All { get; } = ["avx512", "avx2", "vector128", "scalar"];

    /// <summary>The paths that this machine has, the widest first.</summary>
    public static ImmutableArray<string> Available => All[Widest..];

    /// <summary>The path in use; asking for it fixes it.</summary>
    public static string Current => All[Selection.Chosen];

    /// <summary>Whether tiles have vectors of 512 bits.</summary>
    internal static bool Is512 => Vector512.IsHardwareAccelerated && Selection.Chosen == 0;

    /// <summary>Whether tiles have vectors of 256 bits or more.</summary>
    internal static bool Is256 => Vector256.IsHardwareAccelerated && Selection.Chosen <= 1;

    /// <summary>Whether tiles have vectors of 128 bits or more.</summary>
    internal static bool Is128 => Vector128.IsHardwareAccelerated && Selection.Chosen <= 2;

    private static int Widest =>
        Vector512.IsHardwareAccelerated ? 0 : Vector256.IsHardwareAccelerated ? 1 : Vector128.IsHardwareAccelerated ? 2 : 3;

    /// <summary>Takes a path for the rest of the process; call it before anything else of the engine.</summary>
    /// <param name="name">One of <see cref="Available"/>.</param>
    /// <exception cref="AnnealException">The machine does not have it, or another is already in use.</exception>
    public static void Use(string name)
    {
        if (!Available.Contains(name))
        {
            throw new AnnealException(
                $"There are no kernels '{name}' on this machine; it has {string.Join(", ", Available)}. " +
                "The bits of avx512 and avx2 are equal, and so are those of vector128 and scalar.");
        }

        AppContext.SetData(Setting, name);
        if (Current != name)
            throw new AnnealException($"The kernels '{Current}' are already in use; ask for '{name}' before the first model is built.");
    }

    /// <summary>The choice: constant once it is compiled, so that tiles cost no test.</summary>
    private static class Selection
    {
        internal static readonly int Chosen = AppContext.GetData(Setting) is string name ? All.IndexOf(name) : Widest;
    }
}
