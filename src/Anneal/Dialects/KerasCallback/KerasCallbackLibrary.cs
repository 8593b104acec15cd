namespace Anneal.Dialects;

/// <summary>The functions of Keras tutorials by their usual names.</summary>
internal static class KerasCallbackLibrary
{
    public static DialectLibrary Library { get; } = new("callbacks", "tutorial form", new Dictionary<string, Func<DialectArguments, Plan>>
    {
        ["one_cycle"] = a => new(KerasCallback.OneCycle(a.Number("max_lr"), a.Number("base_lr"), a.Count("total_epochs"))),
        ["exponential_decay"] = a => new(KerasCallback.ExponentialDecay(a.Number("initial_lr"), a.Number("decay_rate"), a.Count("decay_epochs"))),
        ["piecewise_constant"] = a => new(KerasCallback.PiecewiseConstant(a.Counts("boundaries"), a.Numbers("values"))),
        ["cyclical_lr"] = a => new(KerasCallback.CyclicalLearningRate(a.Number("base_lr"), a.Number("max_lr"), a.Count("step_size"))),
    });
}
