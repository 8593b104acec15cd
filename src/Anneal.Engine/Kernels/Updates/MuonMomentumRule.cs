using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Updates;

/// <summary>
/// What Muon orthogonalizes: <c>b = momentum b + (1 − momentum) g; third = b</c>, or <c>(1 − momentum) g + momentum b</c> in
/// Nesterov's form.
/// </summary>
internal readonly struct MuonMomentumRule<V>(in UpdateStep step, bool isNesterov) : IUpdateRule<V>
    where V : unmanaged, ILanes<V>
{
    private readonly V _momentum = V.Create(step.Momentum);
    private readonly V _share = V.Create(1 - step.Momentum);
    private readonly bool _isNesterov = isNesterov;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref V w, V g, ref V first, ref V second, ref V third)
    {
        first = first.Toward(g, _share);
        third = _isNesterov ? g.Toward(first, _momentum) : first;
    }
}
