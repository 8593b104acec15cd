using System.Runtime.Intrinsics;

namespace Anneal.Engine.Kernels;

/// <summary>Sums of floats in a fixed order, the same bits in vectors and scalars.</summary>
internal static unsafe class Addition
{
    /// <summary>Adds one array to another.</summary>
    public static void Add(float* source, float* target, int length)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i + 8 <= length; i += 8)
                (Vector256.Load(target + i) + Vector256.Load(source + i)).Store(target + i);
        }

        for (; i < length; i++)
            target[i] += source[i];
    }

    /// <summary>Adds the rows of a matrix [rows, length] to one row.</summary>
    public static void AddRows(float* matrix, int rows, int length, float* target)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i + 8 <= length; i += 8)
            {
                Vector256<float> sum = Vector256.Load(target + i);
                for (long row = 0; row < rows; row++)
                    sum += Vector256.Load(matrix + row * length + i);
                sum.Store(target + i);
            }
        }

        AddRowsScalars(matrix, rows, length, i, target);
    }

    /// <summary>The definition, for the columns from <paramref name="first"/> on.</summary>
    public static void AddRowsScalars(float* matrix, int rows, int length, int first, float* target)
    {
        for (int i = first; i < length; i++)
        {
            float sum = target[i];
            for (long row = 0; row < rows; row++)
                sum += matrix[row * length + i];
            target[i] = sum;
        }
    }

    /// <summary>Sums arrays that lie a stride apart, first to last; the target is overwritten.</summary>
    public static void Sum(float* sources, int count, long stride, float* target, int length)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i + 8 <= length; i += 8)
            {
                Vector256<float> sum = Vector256.Load(sources + i);
                for (int source = 1; source < count; source++)
                    sum += Vector256.Load(sources + source * stride + i);
                sum.Store(target + i);
            }
        }

        for (; i < length; i++)
        {
            float sum = sources[i];
            for (int source = 1; source < count; source++)
                sum += sources[source * stride + i];
            target[i] = sum;
        }
    }
}
