using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Updates;

/// <summary><c>w = factor w</c>: of a gradient, clipping by norm.</summary>
internal readonly struct ScaleRule<V>(double factor) : IUpdateRule<V>
    where V : unmanaged, ILanes<V>
{
    private readonly V _factor = V.Create(factor);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref V w, V g, ref V first, ref V second, ref V third) => w *= _factor;
}

/// <summary><c>w = min(max(w, −limit), limit)</c>: of a gradient, clipping by value. NaN stays NaN.</summary>
internal readonly struct ClampRule<V>(double limit) : IUpdateRule<V>
    where V : unmanaged, ILanes<V>
{
    private readonly V _limit = V.Create(limit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref V w, V g, ref V first, ref V second, ref V third) => w = V.Min(V.Max(w, -_limit), _limit);
}

/// <summary><c>w = kept w + weight g</c>: a weighted sum of gradients; 0 kept forgets w, whatever it is.</summary>
internal readonly struct WeightedSumRule<V>(double kept, double weight) : IUpdateRule<V>
    where V : unmanaged, ILanes<V>
{
    private readonly V _kept = V.Create(kept);
    private readonly V _weight = V.Create(weight);
    private readonly bool _forgets = kept == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref V w, V g, ref V first, ref V second, ref V third)
    {
        V added = _weight * g;
        w = _forgets ? added : _kept * w + added;
    }
}
