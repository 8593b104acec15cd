using System.Runtime.InteropServices;

namespace Anneal.Benchmarks.Matrices;

/// <summary>Matrix products of OpenBLAS, where the system has it (Debian: <c>libopenblas0-pthread</c>).</summary>
internal static partial class OpenBlas
{
    private const string Library = "libopenblas.so.0";
    private const int RowMajor = 101;
    private const int AsIs = 111;
    private const int Transposed = 112;

    public static bool IsThere => NativeLibrary.TryLoad(Library, typeof(OpenBlas).Assembly, null, out _);

    public static void UseOneThread() => SetThreads(1);

    /// <summary>c = a · bᵀ, all square and row-major: what a fully connected layer computes.</summary>
    public static unsafe void Multiply(int size, float[] a, float[] b, float[] c)
    {
        fixed (float* first = a, second = b, result = c)
            Product(RowMajor, AsIs, Transposed, size, size, size, 1, first, size, second, size, 0, result, size);
    }

    [LibraryImport(Library, EntryPoint = "openblas_set_num_threads")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void SetThreads(int threads);

    [LibraryImport(Library, EntryPoint = "cblas_sgemm")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial void Product(
        int order, int transposeA, int transposeB, int m, int n, int k, float alpha, float* a, int strideA, float* b, int strideB, float beta, float* c, int strideC);
}
