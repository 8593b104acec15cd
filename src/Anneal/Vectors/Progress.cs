using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Anneal;

/// <summary>Progress at steps in a row: <c>(start + i) / length</c>.</summary>
internal static class Progress
{
    public static void Fill(long start, long length, Span<double> progress)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref double first = ref MemoryMarshal.GetReference(progress);
            Vector256<long> step = Vector256.Create(start) + Vector256<long>.Indices;
            Vector256<double> whole = Vector256.Create((double)length);
            for (; i <= progress.Length - Vector256<double>.Count; i += Vector256<double>.Count)
            {
                (Vector256.ConvertToDouble(step) / whole).StoreUnsafe(ref first, (nuint)i);
                step += Vector256.Create((long)Vector256<long>.Count);
            }
        }

        for (; i < progress.Length; i++)
            progress[i] = (double)(start + i) / length;
    }
}
