namespace Anneal;

/// <summary>The three curves that are called cyclic exponential decay; formulas at <see cref="CyclicExponentialDecay"/>.</summary>
public enum CyclicExponentialForm
{
    /// <summary>The decay starts anew, from the initial value, in each cycle.</summary>
    RestartWithinCycle,

    /// <summary>One decay over the whole run, modulated by a cosine wave.</summary>
    ModulatedEnvelope,

    /// <summary>One decay over the whole run, as the height of triangles.</summary>
    TriangularEnvelope,
}
