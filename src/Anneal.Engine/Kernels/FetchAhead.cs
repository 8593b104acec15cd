using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Anneal.Engine.Kernels;

/// <summary>Memory that comes into the second-level cache while something else is computed: tiles ask for a few bytes of it with each weight row.</summary>
/// <remarks>
/// One core reads about twenty bytes from memory in the time of a row's 16 multiply-adds of vectors, and waits for them where nobody has asked before. Asking
/// changes no result, and the memory need not be the program's.
/// </remarks>
internal unsafe struct FetchAhead
{
    private const int LineBytes = 64;

    /// <param name="address">Where the memory begins.</param>
    /// <param name="floats">Its length.</param>
    /// <param name="multiplyAdds">What is computed meanwhile.</param>
    public FetchAhead(float* address, long floats, long multiplyAdds)
    {
        long rows = Math.Max(1, multiplyAdds / (KernelPath.Is512 ? WideGatherTile.PairRows * Panels.LargestWidth : GatherTile.SixByTwoLength));
        Address = address;
        Step = (nint)((floats + rows - 1) / rows);
    }

    /// <summary>What is asked for next; null where nothing is.</summary>
    public float* Address { get; private set; }

    /// <summary>Floats for each weight row.</summary>
    public nint Step { get; }

    /// <summary>Goes on by as many weight rows.</summary>
    public void Pass(nint rows) => Address += rows * Step;

    /// <summary>Asks for all of a stretch.</summary>
    public static void All(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* first = bytes)
        {
            for (int i = 0; i < bytes.Length; i += LineBytes)
                Line((float*)(first + i));
        }
    }

    /// <summary>Asks for a line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Line(float* address)
    {
        if (Sse.IsSupported)
            Sse.Prefetch1(address);
    }
}
