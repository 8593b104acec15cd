using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Updates;

/// <summary><c>u = sign(β1 m + (1 − β1) g); w = w (1 − rate decay) − rate u; m = β2 m + (1 − β2) g</c>.</summary>
internal readonly struct LionRule<V>(in UpdateStep step, double beta2) : IUpdateRule<V>
    where V : unmanaged, ILanes<V>
{
    private readonly V _rate = V.Create(step.Rate);
    private readonly V _shrink = V.Create(1 - step.Rate * step.Decay);
    private readonly V _share1 = V.Create(1 - step.Momentum);
    private readonly V _share2 = V.Create(1 - beta2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref V w, V g, ref V first, ref V second, ref V third)
    {
        V direction = first.Toward(g, _share1).Sign();
        first = first.Toward(g, _share2);
        w = w * _shrink - _rate * direction;
    }
}

/// <summary>Lion's direction and momentum, without the step: <c>third = u</c>.</summary>
internal readonly struct LionDirectionRule<V>(in UpdateStep step, double beta2) : IUpdateRule<V>
    where V : unmanaged, ILanes<V>
{
    private readonly V _share1 = V.Create(1 - step.Momentum);
    private readonly V _share2 = V.Create(1 - beta2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref V w, V g, ref V first, ref V second, ref V third)
    {
        third = first.Toward(g, _share1).Sign();
        first = first.Toward(g, _share2);
    }
}
