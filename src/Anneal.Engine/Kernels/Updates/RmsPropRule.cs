using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Updates;

/// <summary>
/// <c>s = α s + (1 − α) g²; d = g / (√s + ε)</c>, with <c>√(s − a²)</c> and <c>a = α a + (1 − α) g</c> in the centered form;
/// <c>b = momentum b + d; w = w − rate b</c>.
/// </summary>
/// <remarks>In float <c>s − a²</c> may round to below zero, where it is zero; it is taken as zero then.</remarks>
internal readonly struct RmsPropRule<V>(in UpdateStep step, double smoothing, double epsilon, bool isCentered) : IUpdateRule<V>
    where V : unmanaged, ILanes<V>
{
    private readonly V _rate = V.Create(step.Rate);
    private readonly V _decay = V.Create(step.Decay);
    private readonly V _momentum = V.Create(step.Momentum);
    private readonly V _smoothing = V.Create(smoothing);
    private readonly V _share = V.Create(1 - smoothing);
    private readonly V _epsilon = V.Create(epsilon);
    private readonly bool _isCentered = isCentered;
    private readonly bool _hasMomentum = step.Momentum != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref V w, V g, ref V first, ref V second, ref V third)
    {
        g += _decay * w;
        first = _smoothing * first + _share * g * g;
        V spread = first;
        if (_isCentered)
        {
            third = third.Toward(g, _share);
            spread = V.Max(V.Create(0), first - third * third);
        }

        V direction = g / (V.Sqrt(spread) + _epsilon);
        if (_hasMomentum)
            direction = second = _momentum * second + direction;
        w -= _rate * direction;
    }
}
