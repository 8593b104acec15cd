using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Updates;

/// <summary>
/// <c>v = momentum v + (1 − dampening) g; w = w − rate d</c>, with <c>d = v</c>, or <c>g + momentum v</c> for Nesterov's
/// form; without momentum <c>d = g</c>, and v is left alone. The first v is g itself.
/// </summary>
internal readonly struct SgdRule<V>(in UpdateStep step, double dampening, bool isNesterov, bool isFirst) : IUpdateRule<V>
    where V : unmanaged, ILanes<V>
{
    private readonly V _rate = V.Create(step.Rate);
    private readonly V _trust = V.Create(step.Scale);
    private readonly V _decay = V.Create(step.Decay);
    private readonly V _momentum = V.Create(step.Momentum);
    private readonly V _share = V.Create(isFirst ? 1 : 1 - dampening);
    private readonly bool _hasMomentum = step.Momentum != 0;
    private readonly bool _isNesterov = isNesterov;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref V w, V g, ref V first, ref V second, ref V third)
    {
        g = _trust * (g + _decay * w);
        V direction = g;
        if (_hasMomentum)
        {
            first = _momentum * first + _share * g;
            direction = _isNesterov ? g + _momentum * first : first;
        }

        w -= _rate * direction;
    }
}
