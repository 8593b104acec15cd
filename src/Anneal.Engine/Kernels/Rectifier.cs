using System.Runtime.Intrinsics;

namespace Anneal.Engine.Kernels;

/// <summary>
/// The rectified linear unit: <c>x</c> where x is not below 0, else 0. NaN stays NaN, so that divergence is seen.
/// </summary>
internal static unsafe class Rectifier
{
    /// <summary>Writes the rectified values; source and target may be the same.</summary>
    public static void Forward(float* source, float* target, int length)
    {
        int done = Vector256.IsHardwareAccelerated ? ForwardVectors(source, target, length) : 0;
        ForwardScalars(source + done, target + done, length - done);
    }

    /// <summary>Writes the gradient where the output is above 0, else 0; gradient and target may be the same.</summary>
    public static void Backward(float* output, float* gradient, float* target, int length)
    {
        int done = Vector256.IsHardwareAccelerated ? BackwardVectors(output, gradient, target, length) : 0;
        BackwardScalars(output + done, gradient + done, target + done, length - done);
    }

    public static void ForwardScalars(float* source, float* target, int length)
    {
        for (int i = 0; i < length; i++)
            target[i] = source[i] < 0 ? 0 : source[i];
    }

    public static void BackwardScalars(float* output, float* gradient, float* target, int length)
    {
        for (int i = 0; i < length; i++)
            target[i] = output[i] > 0 ? gradient[i] : 0;
    }

    private static int ForwardVectors(float* source, float* target, int length)
    {
        int i = 0;
        for (; i + 8 <= length; i += 8)
        {
            Vector256<float> x = Vector256.Load(source + i);
            Vector256.AndNot(x, Vector256.LessThan(x, Vector256<float>.Zero)).Store(target + i);
        }

        return i;
    }

    private static int BackwardVectors(float* output, float* gradient, float* target, int length)
    {
        int i = 0;
        for (; i + 8 <= length; i += 8)
        {
            Vector256<float> passes = Vector256.GreaterThan(Vector256.Load(output + i), Vector256<float>.Zero);
            (Vector256.Load(gradient + i) & passes).Store(target + i);
        }

        return i;
    }
}
