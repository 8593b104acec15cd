using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Anneal.Engine.Kernels;

/// <summary>A copy of what is in the cache to memory that will not be read soon, without fetching that memory first.</summary>
/// <remarks>
/// An ordinary store to a cold line reads it before it writes it. Stores that pass the cache are seen by other threads after
/// the next interlocked operation of this one, which every chunk of a <see cref="WorkerPool"/> ends with.
/// </remarks>
internal static unsafe class StreamedCopy
{
    private const int CacheLine = 64;

    /// <summary>Floats of a tensor from which on it is worth it; less stays in the second-level cache until it is read.</summary>
    private const long WorthStreaming = 1 << 18;

    /// <summary>Whether a tensor is so large that its beginning will have left the cache when its end is written.</summary>
    public static bool Suits(long floats) => floats >= WorthStreaming;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* source, float* target, int length)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated && (nint)target % CacheLine == 0)
        {
            for (; i + 16 <= length; i += 16)
                Vector512.Load(source + i).StoreAlignedNonTemporal(target + i);
        }
        else if (Vector256.IsHardwareAccelerated && (nint)target % CacheLine == 0)
        {
            for (; i + 16 <= length; i += 16)
            {
                Vector256.Load(source + i).StoreAlignedNonTemporal(target + i);
                Vector256.Load(source + i + 8).StoreAlignedNonTemporal(target + i + 8);
            }
        }

        new ReadOnlySpan<float>(source + i, length - i).CopyTo(new Span<float>(target + i, length - i));
    }
}
