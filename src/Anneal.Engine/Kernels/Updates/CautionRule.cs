using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Updates;

/// <summary>
/// Drops what a direction has against the gradient and enlarges the rest by the step's scale: <c>third = scale u</c> where
/// <c>u g &gt; 0</c>, else 0 (K. Liang and others, "Cautious Optimizers", arXiv:2411.16085); then adds <c>pull w</c>.
/// </summary>
internal readonly struct CautionRule<V>(in UpdateStep step, double pull) : IUpdateRule<V>
    where V : unmanaged, ILanes<V>
{
    private readonly V _scale = V.Create(step.Scale);
    private readonly V _pull = V.Create(pull);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref V w, V g, ref V first, ref V second, ref V third) =>
        third = V.WherePositive(third * g, third * _scale, V.Create(0)) + _pull * w;
}

/// <summary>How much further the rest goes.</summary>
internal static class CautionRule
{
    /// <summary>1 / max(share, 0.001), so that the mean of the mask is 1.</summary>
    public static void Scale(Span<UpdateStep> steps, ReadOnlySpan<double> shares)
    {
        for (int i = 0; i < steps.Length; i++)
            steps[i] = steps[i] with { Scale = 1 / Math.Max(shares[i], 1e-3) };
    }
}
