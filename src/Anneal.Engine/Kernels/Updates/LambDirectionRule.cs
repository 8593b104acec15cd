using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Updates;

/// <summary>
/// Adam's direction with weight decay, without the step: <c>third = m̂ / (√v̂ + ε) + pull w</c>, after w was multiplied by
/// shrink.
/// </summary>
/// <param name="step">The update.</param>
/// <param name="beta2">β2.</param>
/// <param name="epsilon">ε.</param>
/// <param name="gradientShare">What the gradient counts in m: 1 − β1, or 1.</param>
/// <param name="isCorrected">Whether m and v are divided by <c>1 − βᵗ</c>.</param>
/// <param name="shrink">What decoupled decay leaves of a weight.</param>
/// <param name="pull">What L2 decay adds of a weight.</param>
internal readonly struct LambDirectionRule<V>(
    in UpdateStep step, double beta2, double epsilon, double gradientShare, bool isCorrected, double shrink, double pull)
    : IUpdateRule<V>
    where V : unmanaged, ILanes<V>
{
    private readonly V _beta1 = V.Create(step.Momentum);
    private readonly V _share1 = V.Create(gradientShare);
    private readonly V _beta2 = V.Create(beta2);
    private readonly V _share2 = V.Create(1 - beta2);
    private readonly V _correction1 = V.Create(isCorrected ? 1 / step.Correction(step.Momentum) : 1);
    private readonly V _correction2 = V.Create(isCorrected ? 1 / Math.Sqrt(step.Correction(beta2)) : 1);
    private readonly V _epsilon = V.Create(epsilon);
    private readonly V _shrink = V.Create(shrink);
    private readonly V _pull = V.Create(pull);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref V w, V g, ref V first, ref V second, ref V third)
    {
        first = _beta1 * first + _share1 * g;
        second = _beta2 * second + _share2 * g * g;
        w *= _shrink;
        third = first * _correction1 / (V.Sqrt(second) * _correction2 + _epsilon) + _pull * w;
    }
}
