namespace Anneal.Dialects;

/// <summary>Keras's falling half cosine wave, <c>(1 + cos πz) / 2</c> in float32 of an angle that is computed in float64.</summary>
internal static class KerasHalfWave
{
    public static float At(double progress) => 0.5f * (1 + MathF.Cos((float)(Math.PI * progress)));
}
