using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Updates;

/// <summary>
/// <c>w = w (1 − λ η) − η g; a = a + μ (w − a)</c>, with η the step's scale: the rate, which falls with the updates.
/// </summary>
internal readonly struct AsgdRule<V>(in UpdateStep step, double lambda, double averaging) : IUpdateRule<V>
    where V : unmanaged, ILanes<V>
{
    private readonly V _rate = V.Create(step.Scale);
    private readonly V _shrink = V.Create(1 - lambda * step.Scale);
    private readonly V _decay = V.Create(step.Decay);
    private readonly V _averaging = V.Create(averaging);
    private readonly bool _copies = averaging == 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref V w, V g, ref V first, ref V second, ref V third)
    {
        g += _decay * w;
        w = w * _shrink - _rate * g;
        first = _copies ? w : first.Toward(w, _averaging);
    }
}
