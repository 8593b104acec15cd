using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Updates;

/// <summary>
/// Adam by the infinity norm: <c>m = β1 m + (1 − β1) g; u = max(β2 u, |g| + ε); w = w − rate m̂ / u</c>.
/// </summary>
internal readonly struct AdamaxRule<V>(in UpdateStep step, double beta2, double epsilon) : IUpdateRule<V>
    where V : unmanaged, ILanes<V>
{
    private readonly V _rate = V.Create(step.Rate / step.Correction(step.Momentum));
    private readonly V _decay = V.Create(step.Decay);
    private readonly V _share1 = V.Create(1 - step.Momentum);
    private readonly V _beta2 = V.Create(beta2);
    private readonly V _epsilon = V.Create(epsilon);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref V w, V g, ref V first, ref V second, ref V third)
    {
        g += _decay * w;
        first = first.Toward(g, _share1);
        second = V.Max(_beta2 * second, V.Abs(g) + _epsilon);
        w -= _rate * first / second;
    }
}
