using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Updates;

/// <summary><c>s = s + g²; w = w − rate / (1 + (t − 1) η) g / (√s + ε)</c>.</summary>
internal readonly struct AdagradRule<V>(in UpdateStep step, double rateDecay, double epsilon) : IUpdateRule<V>
    where V : unmanaged, ILanes<V>
{
    private readonly V _rate = V.Create(step.Rate / (1 + (step.Number - 1) * rateDecay));
    private readonly V _decay = V.Create(step.Decay);
    private readonly V _epsilon = V.Create(epsilon);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref V w, V g, ref V first, ref V second, ref V third)
    {
        g += _decay * w;
        first += g * g;
        w -= _rate * g / (V.Sqrt(first) + _epsilon);
    }
}
