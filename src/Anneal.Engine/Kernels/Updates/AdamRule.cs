using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Updates;

/// <summary>
/// <c>m = β1 m + (1 − β1) g; v = β2 v + (1 − β2) g²; w = w − rate m̂ / (√v̂ + ε)</c>, with <c>m̂ = m / (1 − β1ᵗ)</c> and
/// <c>v̂ = v / (1 − β2ᵗ)</c>; in AMSGrad's form the largest v so far takes the place of v.
/// </summary>
internal readonly struct AdamRule<V>(in UpdateStep step, double beta2, double epsilon, bool isAmsgrad, bool isDecoupled)
    : IUpdateRule<V>
    where V : unmanaged, ILanes<V>
{
    private readonly DecayTerm<V> _decay = new(step, isDecoupled);
    private readonly V _rate = V.Create(step.Rate / step.Correction(step.Momentum));
    private readonly V _share1 = V.Create(1 - step.Momentum);
    private readonly V _beta2 = V.Create(beta2);
    private readonly V _share2 = V.Create(1 - beta2);
    private readonly V _correction = V.Create(1 / Math.Sqrt(step.Correction(beta2)));
    private readonly V _epsilon = V.Create(epsilon);
    private readonly bool _isAmsgrad = isAmsgrad;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref V w, V g, ref V first, ref V second, ref V third)
    {
        _decay.Apply(ref w, ref g);
        first = first.Toward(g, _share1);
        second = _beta2 * second + _share2 * g * g;
        V largest = second;
        if (_isAmsgrad)
            largest = third = V.Max(third, second);
        w -= _rate * first / (V.Sqrt(largest) * _correction + _epsilon);
    }
}
