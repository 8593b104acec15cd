using Anneal.Engine;
using Anneal.Engine.Optimizers;

namespace Anneal.Lab.Training;

/// <summary>An optimizer by name, with the settings that the field usually leaves alone at their defaults.</summary>
/// <remarks>Learning rate, momentum and weight decay are not the optimizer's but the plan's.</remarks>
public sealed record OptimizerSpecification
{
    private static readonly SortedDictionary<string, Func<Model, Optimizer>> Known = new(StringComparer.Ordinal)
    {
        ["adadelta"] = model => new Adadelta(model),
        ["adagrad"] = model => new Adagrad(model),
        ["adam"] = model => new Adam(model),
        ["adamax"] = model => new Adamax(model),
        ["adamw"] = model => new AdamW(model),
        ["lamb"] = model => new Lamb(model),
        ["lars"] = model => new Lars(model),
        ["lion"] = model => new Lion(model),
        ["muon"] = MuonForMatrices,
        ["nadam"] = model => new NAdam(model),
        ["nesterov"] = model => new Sgd(model) { IsNesterov = true },
        ["radam"] = model => new RAdam(model),
        ["rmsprop"] = model => new RmsProp(model),
        ["sgd"] = model => new Sgd(model),
    };

    private OptimizerSpecification(string name) => Name = name;

    /// <summary>The names that <see cref="Parse"/> reads: <c>sgd</c>, <c>nesterov</c> for SGD with Nesterov's momentum, <c>adamw</c>, ...</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Keys];

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Reads an optimizer's name.</summary>
    /// <param name="text">One of <see cref="Names"/>; case does not matter.</param>
    /// <returns>The optimizer.</returns>
    /// <exception cref="AnnealException">There is no such optimizer.</exception>
    public static OptimizerSpecification Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string name = text.Trim().ToLowerInvariant();
        return Known.ContainsKey(name)
            ? new(name)
            : throw new AnnealException($"There is no optimizer '{text}'. Take one of {string.Join(", ", Names)}.");
    }

    /// <summary>Makes the optimizer of a network.</summary>
    internal Optimizer Build(Model model) => Known[Name](model);

    /// <summary>Muon takes matrices only; vectors are AdamW's, as its authors do it.</summary>
    private static CombinedOptimizer MuonForMatrices(Model model) => new(
        new Muon(model, model.Parameters.Where(parameter => parameter.Shape.Length > 1)),
        new AdamW(model, model.Parameters.Where(parameter => parameter.Shape.Length == 1)));
}
