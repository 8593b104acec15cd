using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Updates;

/// <summary>
/// Adam whose adaptive step is rectified, or left out while too few gradients were seen: <c>w = w − rate m̂ r √(1 − β2ᵗ) /
/// (√v + ε)</c> where <c>ρₜ &gt; 5</c>, else <c>w = w − rate m̂</c>.
/// </summary>
internal readonly struct RAdamRule<V> : IUpdateRule<V>
    where V : unmanaged, ILanes<V>
{
    private readonly DecayTerm<V> _decay;
    private readonly V _rate;
    private readonly V _share1;
    private readonly V _beta2;
    private readonly V _share2;
    private readonly V _epsilon;
    private readonly bool _isAdaptive;

    public RAdamRule(in UpdateStep step, double beta2, double epsilon, bool isDecoupled)
    {
        double correction = step.Correction(beta2), longest = 2 / (1 - beta2) - 1;
        double length = longest - 2 * step.Number * (1 - correction) / correction;
        _isAdaptive = length > 5;
        double rectification = !_isAdaptive ? 1 : Math.Sqrt(
            correction * (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length));
        _decay = new(step, isDecoupled);
        _rate = V.Create(step.Rate / step.Correction(step.Momentum) * rectification);
        _share1 = V.Create(1 - step.Momentum);
        (_beta2, _share2, _epsilon) = (V.Create(beta2), V.Create(1 - beta2), V.Create(epsilon));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref V w, V g, ref V first, ref V second, ref V third)
    {
        _decay.Apply(ref w, ref g);
        first = first.Toward(g, _share1);
        second = _beta2 * second + _share2 * g * g;
        V change = _rate * first;
        w -= _isAdaptive ? change / (V.Sqrt(second) + _epsilon) : change;
    }
}
