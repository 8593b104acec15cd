using System.Collections.Immutable;

namespace Anneal.Engine.Optimizers;

/// <summary>Several optimizers that share a model's parameters among them and take the same plan.</summary>
/// <remarks>Rates that differ between them are factors of parameter groups.</remarks>
/// <example>
/// Muon for the matrices, AdamW at a tenth of the rate for the biases:
/// <code>
/// var model = new Model(64, [new Linear(32), new ReLU(), new Linear(10)], maximumBatch: 50, seed: 1);
/// var biases = new ParameterGroup("biases", learningRateFactor: 0.1, weightDecayFactor: 0);
/// foreach (Parameter bias in model.Parameters.Where(parameter => parameter.Shape.Length == 1))
///     bias.Group = biases;
/// Optimizer optimizer = new CombinedOptimizer(
///     new Muon(model, model.Parameters.Where(parameter => parameter.Shape.Length > 1)),
///     new AdamW(model, model.Parameters.Where(parameter => parameter.Shape.Length == 1)));
/// </code>
/// </example>
public sealed class CombinedOptimizer : Optimizer
{
    private readonly ImmutableArray<Optimizer> _parts;

    /// <summary>Joins the optimizers.</summary>
    /// <param name="parts">One or more optimizers of one model; no parameter in two of them.</param>
    /// <exception cref="ArgumentException">There is none, they are of several models, or two change the same parameter.</exception>
    public CombinedOptimizer(params ReadOnlySpan<Optimizer> parts)
        : base(SharedModel(parts), AllParameters(parts)) => _parts = [.. parts];

    /// <summary>The slots of all, one optimizer after the other.</summary>
    public override ImmutableArray<OptimizerSlot> Slots => [.. _parts.SelectMany(part => part.Slots)];

    /// <summary>The scalars of all, one optimizer after the other; names may repeat.</summary>
    public override ImmutableArray<OptimizerScalar> Scalars => [.. _parts.SelectMany(part => part.Scalars)];

    /// <inheritdoc/>
    public override void Update(Hyperparameters hyperparameters)
    {
        foreach (Optimizer part in _parts)
            part.Update(hyperparameters);
    }

    private static Model SharedModel(ReadOnlySpan<Optimizer> parts)
    {
        if (parts.IsEmpty)
            throw new ArgumentException("There is no optimizer to combine; give one or more.", nameof(parts));
        foreach (Optimizer part in parts)
        {
            if (part.Model != parts[0].Model)
                throw new ArgumentException("The optimizers are of several models; make them all of the model that is trained.", nameof(parts));
        }

        return parts[0].Model;
    }

    private static ImmutableArray<Parameter> AllParameters(ReadOnlySpan<Optimizer> parts)
    {
        var all = new List<Parameter>();
        foreach (Optimizer part in parts)
            all.AddRange(part.Parameters);
        return Choose(parts[0].Model, all);
    }
}
