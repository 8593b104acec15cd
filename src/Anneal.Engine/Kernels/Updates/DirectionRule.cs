using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Updates;

/// <summary>A step along a direction that was found before: <c>w = shrink w − rate u</c>, with u in third.</summary>
internal readonly struct DirectionRule<V>(double rate, double shrink) : IUpdateRule<V>
    where V : unmanaged, ILanes<V>
{
    private readonly V _rate = V.Create(rate);
    private readonly V _shrink = V.Create(shrink);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref V w, V g, ref V first, ref V second, ref V third) => w = w * _shrink - _rate * third;
}
