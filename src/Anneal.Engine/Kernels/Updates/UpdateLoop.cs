using System.Numerics;

namespace Anneal.Engine.Kernels.Updates;

/// <summary>Runs a formula over memory.</summary>
internal static unsafe class UpdateLoop
{
    /// <summary>Applies a rule to as many whole vectors as the memory holds, none where vectors are not accelerated.</summary>
    /// <returns>Elements done.</returns>
    public static int RunVectors<TRule>(TRule rule, in UpdateMemory<float> memory)
        where TRule : struct, IUpdateRule<VectorLanes> =>
        Vector.IsHardwareAccelerated ? Run<VectorLanes, float, TRule>(rule, memory) : 0;

    /// <summary>Applies the rule to as many whole lanes as the memory holds.</summary>
    /// <returns>Elements done.</returns>
    public static int Run<V, T, TRule>(TRule rule, in UpdateMemory<T> memory, double gradientFactor = 1)
        where V : unmanaged, ILanes<V>, ILanes<V, T>
        where T : unmanaged
        where TRule : struct, IUpdateRule<V>
    {
        V factor = V.Create(gradientFactor);
        T* weights = memory.Weights, gradient = memory.Gradient;
        T* firsts = memory.First, seconds = memory.Second, thirds = memory.Third;
        int i = 0;
        for (; i + V.Count <= memory.Length; i += V.Count)
        {
            V w = V.Load(weights + i), g = factor * V.Load(gradient + i);
            V first = firsts == null ? default : V.Load(firsts + i);
            V second = seconds == null ? default : V.Load(seconds + i);
            V third = thirds == null ? default : V.Load(thirds + i);
            rule.Apply(ref w, g, ref first, ref second, ref third);
            w.Store(weights + i);
            if (firsts != null)
                first.Store(firsts + i);
            if (seconds != null)
                second.Store(seconds + i);
            if (thirds != null)
                third.Store(thirds + i);
        }

        return i;
    }
}
