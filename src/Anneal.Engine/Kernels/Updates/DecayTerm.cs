using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Updates;

/// <summary>
/// Weight decay, in one of its two forms: <c>g + decay w</c> (L2) or <c>w (1 − rate decay)</c> before the update
/// (decoupled; I. Loshchilov and F. Hutter, arXiv:1711.05101).
/// </summary>
internal readonly struct DecayTerm<V>(in UpdateStep step, bool isDecoupled)
    where V : unmanaged, ILanes<V>
{
    private readonly V _shrink = V.Create(isDecoupled ? 1 - step.Rate * step.Decay : 1);
    private readonly V _pull = V.Create(isDecoupled ? 0 : step.Decay);

    /// <summary>Applies the decay to the weight or to its gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref V w, ref V g)
    {
        w *= _shrink;
        g += _pull * w;
    }
}
