using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Updates;

/// <summary>
/// Adam with Nesterov's momentum: <c>w = w − rate ((1 − μₜ) / (1 − Πμ) g + μₜ₊₁ / (1 − Πμ μₜ₊₁) m) / (√v̂ + ε)</c>.
/// </summary>
/// <param name="step">The update.</param>
/// <param name="momentum">μₜ.</param>
/// <param name="next">μₜ₊₁.</param>
/// <param name="product">Πμ, the product of all μ up to μₜ.</param>
/// <param name="beta2">β2.</param>
/// <param name="epsilon">ε.</param>
/// <param name="isDecoupled">Whether weight decay acts on the weights.</param>
internal readonly struct NAdamRule<V>(
    in UpdateStep step, double momentum, double next, double product, double beta2, double epsilon, bool isDecoupled)
    : IUpdateRule<V>
    where V : unmanaged, ILanes<V>
{
    private readonly DecayTerm<V> _decay = new(step, isDecoupled);
    private readonly V _gradientRate = V.Create(step.Rate * (1 - momentum) / (1 - product));
    private readonly V _momentRate = V.Create(step.Rate * next / (1 - product * next));
    private readonly V _share1 = V.Create(1 - step.Momentum);
    private readonly V _beta2 = V.Create(beta2);
    private readonly V _share2 = V.Create(1 - beta2);
    private readonly V _correction = V.Create(1 / Math.Sqrt(step.Correction(beta2)));
    private readonly V _epsilon = V.Create(epsilon);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref V w, V g, ref V first, ref V second, ref V third)
    {
        _decay.Apply(ref w, ref g);
        first = first.Toward(g, _share1);
        second = _beta2 * second + _share2 * g * g;
        w -= (_gradientRate * g + _momentRate * first) / (V.Sqrt(second) * _correction + _epsilon);
    }
}
