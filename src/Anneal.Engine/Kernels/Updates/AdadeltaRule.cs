using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Updates;

/// <summary>
/// <c>s = ρ s + (1 − ρ) g²; d = √(a + ε) / √(s + ε) g; a = ρ a + (1 − ρ) d²; w = w − rate d</c>.
/// </summary>
internal readonly struct AdadeltaRule<V>(in UpdateStep step, double rho, double epsilon) : IUpdateRule<V>
    where V : unmanaged, ILanes<V>
{
    private readonly V _rate = V.Create(step.Rate);
    private readonly V _decay = V.Create(step.Decay);
    private readonly V _rho = V.Create(rho);
    private readonly V _share = V.Create(1 - rho);
    private readonly V _epsilon = V.Create(epsilon);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref V w, V g, ref V first, ref V second, ref V third)
    {
        g += _decay * w;
        first = _rho * first + _share * g * g;
        V change = V.Sqrt(second + _epsilon) / V.Sqrt(first + _epsilon) * g;
        second = _rho * second + _share * change * change;
        w -= _rate * change;
    }
}
