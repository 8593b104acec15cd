namespace Anneal.Engine.Kernels;

/// <summary>The Gaussian error linear unit: <c>x Φ(x)</c>, with the normal distribution function Φ.</summary>
/// <remarks>
/// Φ by the error function of M. Abramowitz and I. Stegun, formula 7.1.26, whose absolute error is 1.5e-7; the exponential
/// is <see cref="Exponential"/>. Nothing of the system's library is used, so bits are the same on every machine.
/// </remarks>
internal static unsafe class GaussianUnit
{
    private const int Block = 256;
    private const float InverseRootTwo = 0.70710678f;
    private const float InverseRootTwoPi = 0.39894228f;

    /// <summary>Writes <c>x Φ(x)</c>; source and target may be the same.</summary>
    public static void Forward(float* source, float* target, int length)
    {
        float* exponentials = stackalloc float[Block];
        for (int start = 0; start < length; start += Block)
        {
            int count = Math.Min(Block, length - start);
            Exponentials(source + start, exponentials, count);
            for (int i = 0; i < count; i++)
            {
                float x = source[start + i];
                target[start + i] = x * Distribution(x, exponentials[i]);
            }
        }
    }

    /// <summary>Multiplies the gradient by <c>Φ(x) + x φ(x)</c>, in place.</summary>
    public static void Backward(float* source, float* gradient, int length)
    {
        float* exponentials = stackalloc float[Block];
        for (int start = 0; start < length; start += Block)
        {
            int count = Math.Min(Block, length - start);
            Exponentials(source + start, exponentials, count);
            for (int i = 0; i < count; i++)
            {
                float x = source[start + i];
                gradient[start + i] *= Distribution(x, exponentials[i]) + x * (exponentials[i] * InverseRootTwoPi);
            }
        }
    }

    /// <summary>exp(−x²/2), on which both the distribution and its density rest.</summary>
    private static void Exponentials(float* source, float* exponentials, int length)
    {
        for (int i = 0; i < length; i++)
            exponentials[i] = source[i] * source[i] * -0.5f;
        Exponential.Apply(exponentials, length);
    }

    private static float Distribution(float x, float exponential)
    {
        float z = MathF.Abs(x) * InverseRootTwo, t = 1 / (1 + 0.3275911f * z);
        float polynomial = ((((1.061405429f * t - 1.453152027f) * t + 1.421413741f) * t - 0.284496736f) * t + 0.254829592f) * t;
        float tail = 0.5f * polynomial * exponential;
        return x < 0 ? tail : 1 - tail;
    }
}
