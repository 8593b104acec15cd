namespace Anneal.Engine.Kernels.Updates;

/// <summary>The formula of an update, for one element or a vector of them.</summary>
internal interface IUpdateRule<V>
    where V : unmanaged, ILanes<V>
{
    /// <summary>Changes a weight, and what the optimizer keeps beside it.</summary>
    /// <remarks>
    /// With a weight and a gradient of 0 the weight must stay 0: this is how the padding of packed parameters stays zero.
    /// </remarks>
    void Apply(ref V w, V g, ref V first, ref V second, ref V third);
}

/// <summary>Runs a formula over memory.</summary>
internal static unsafe class UpdateLoop
{
    /// <summary>Applies the rule to as many whole lanes as the memory holds.</summary>
    /// <returns>Elements done.</returns>
    public static int Run<V, T, TRule>(TRule rule, in UpdateStep step, in UpdateMemory<T> memory)
        where V : unmanaged, ILanes<V>, ILanes<V, T>
        where T : unmanaged
        where TRule : struct, IUpdateRule<V>
    {
        V factor = V.Create(step.GradientFactor);
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
