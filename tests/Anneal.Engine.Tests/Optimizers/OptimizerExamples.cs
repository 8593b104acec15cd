using Anneal.Engine.Optimizers;

namespace Anneal.Engine.Tests.Optimizers;

/// <summary>One optimizer of each kind and form, for tests that hold of all.</summary>
internal static class OptimizerExamples
{
    /// <summary>A learning rate at which each lowers the loss of a small problem.</summary>
    public static double LearningRate(string name) => name.Split(' ')[0] switch
    {
        "Adadelta" or "Lars" => 1,
        "Lion" or "Rprop" => 1e-3,
        "Sgd" or "Asgd" or "Adagrad" => 0.05,
        _ => 5e-3,
    };

    private static readonly Dictionary<string, Func<Model, IEnumerable<Parameter>?, ElementwiseOptimizer>> Examples = new()
    {
        ["Sgd"] = (model, chosen) => new Sgd(model, chosen) { Dampening = 0.2 },
        ["Sgd Nesterov"] = (model, chosen) => new Sgd(model, chosen) { IsNesterov = true },
        ["Adam"] = (model, chosen) => new Adam(model, chosen),
        ["Adam AMSGrad"] = (model, chosen) => new Adam(model, chosen) { IsAmsgrad = true, HasDecoupledDecay = true },
        ["AdamW"] = (model, chosen) => new AdamW(model, chosen),
        ["AdamW AMSGrad"] = (model, chosen) => new AdamW(model, chosen) { IsAmsgrad = true },
        ["NAdam"] = (model, chosen) => new NAdam(model, chosen),
        ["RAdam"] = (model, chosen) => new RAdam(model, chosen),
        ["Adamax"] = (model, chosen) => new Adamax(model, chosen),
        ["RmsProp"] = (model, chosen) => new RmsProp(model, chosen),
        ["RmsProp centered"] = (model, chosen) => new RmsProp(model, chosen) { IsCentered = true },
        ["Adagrad"] = (model, chosen) => new Adagrad(model, chosen) { InitialAccumulator = 0.1, LearningRateDecay = 0.01 },
        ["Adadelta"] = (model, chosen) => new Adadelta(model, chosen),
        ["Rprop"] = (model, chosen) => new Rprop(model, chosen),
        ["Asgd"] = (model, chosen) => new Asgd(model, chosen) { AveragingStart = 2 },
        ["Lars"] = (model, chosen) => new Lars(model, chosen) { IsNesterov = true },
        ["Lars clipped"] = (model, chosen) => new Lars(model, chosen) { IsTrustClipped = true, IsAlwaysAdapting = true },
        ["Lamb"] = (model, chosen) => new Lamb(model, chosen),
        ["Lamb cautious"] = (model, chosen) => new Lamb(model, chosen) { IsCautious = true, HasDecoupledDecay = true },
        ["Lion"] = (model, chosen) => new Lion(model, chosen),
        ["Lion cautious"] = (model, chosen) => new Lion(model, chosen) { IsCautious = true },
        ["Muon"] = (model, chosen) => new Muon(model, chosen),
    };

    public static TheoryData<string> Names => [.. Examples.Keys];

    public static IEnumerable<Type> Types => Examples.Keys.Select(name => typeof(Optimizer).Assembly.GetType($"Anneal.Engine.Optimizers.{name.Split(' ')[0]}")!);

    /// <summary>Of the whole model; for Muon, which takes matrices only, joined with SGD.</summary>
    public static Optimizer Make(string name, Model model)
    {
        if (name != "Muon")
            return Examples[name](model, null);
        return new CombinedOptimizer(
            MakeElementwise(name, model), new Sgd(model, model.Parameters.Where(parameter => parameter.Shape.Length < 2)));
    }

    /// <summary>Of the weights alone.</summary>
    public static ElementwiseOptimizer MakeElementwise(string name, Model model) =>
        Examples[name](model, model.Parameters.Where(parameter => parameter.Shape.Length > 1));
}
