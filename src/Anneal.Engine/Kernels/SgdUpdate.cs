using System.Runtime.Intrinsics;

namespace Anneal.Engine.Kernels;

/// <summary>Stochastic gradient descent with momentum, element by element.</summary>
/// <remarks>
/// <c>g = gradient + decay w; v = momentum v + g; w = w − rate d</c>, with <c>d = v</c>, or <c>g + momentum v</c> for
/// Nesterov's form. Each operation rounds by itself, so vectors and scalars give the same bits on every machine.
/// </remarks>
internal static unsafe class SgdUpdate
{
    /// <summary>The values that one update uses.</summary>
    public readonly record struct Settings(float Rate, float Momentum, float Decay, bool Nesterov);

    public static void Apply(float* weights, float* velocity, float* gradient, int length, in Settings settings)
    {
        int done = Vector256.IsHardwareAccelerated ? ApplyVectors(weights, velocity, gradient, length, settings) : 0;
        ApplyScalars(weights + done, velocity + done, gradient + done, length - done, settings);
    }

    public static void ApplyScalars(float* weights, float* velocity, float* gradient, int length, in Settings settings)
    {
        for (int i = 0; i < length; i++)
        {
            float g = gradient[i] + settings.Decay * weights[i];
            float v = settings.Momentum * velocity[i] + g;
            float direction = settings.Nesterov ? g + settings.Momentum * v : v;
            velocity[i] = v;
            weights[i] -= settings.Rate * direction;
        }
    }

    private static int ApplyVectors(float* weights, float* velocity, float* gradient, int length, in Settings settings)
    {
        Vector256<float> rate = Vector256.Create(settings.Rate);
        Vector256<float> momentum = Vector256.Create(settings.Momentum), decay = Vector256.Create(settings.Decay);
        bool nesterov = settings.Nesterov;
        int i = 0;
        for (; i + 8 <= length; i += 8)
        {
            Vector256<float> w = Vector256.Load(weights + i);
            Vector256<float> g = Vector256.Load(gradient + i) + decay * w;
            Vector256<float> v = momentum * Vector256.Load(velocity + i) + g;
            v.Store(velocity + i);
            Vector256<float> direction = nesterov ? g + momentum * v : v;
            (w - rate * direction).Store(weights + i);
        }

        return i;
    }
}
