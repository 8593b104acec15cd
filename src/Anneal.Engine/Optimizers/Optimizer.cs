using System.Collections.Immutable;

namespace Anneal.Engine.Optimizers;

/// <summary>What changes a model's parameters by their gradients.</summary>
/// <remarks>
/// <para>Learning rate, momentum and weight decay come from the plan at every update; each parameter takes them through its
/// <see cref="Parameter.Group"/>. What momentum means, each optimizer says: of SGD's kind the share of the velocity that is
/// kept, of Adam's kind β1. Everything else is set when the optimizer is made. The formulas are those of PyTorch 2.13 and timm
/// 1.0.31.</para>
/// <para>An update allocates nothing, and its results are the same bits for any number of threads. Not thread-safe.</para>
/// </remarks>
public abstract class Optimizer
{
    private protected Optimizer(Model model, ImmutableArray<Parameter> parameters) => (Model, Parameters) = (model, parameters);

    /// <summary>The parameters that are changed.</summary>
    public ImmutableArray<Parameter> Parameters { get; }

    /// <summary>What is remembered of every parameter between updates, by name; empty where nothing is.</summary>
    public abstract ImmutableArray<OptimizerSlot> Slots { get; }

    /// <summary>What is remembered besides, by name, such as the number of updates.</summary>
    public abstract ImmutableArray<OptimizerScalar> Scalars { get; }

    /// <summary>What is trained.</summary>
    internal Model Model { get; }

    /// <summary>Changes every parameter by the gradient of the last backward pass.</summary>
    /// <param name="hyperparameters">Learning rate, momentum and weight decay of this update.</param>
    public abstract void Update(Hyperparameters hyperparameters);

    /// <summary>The parameters to change: all of the model, or those that were chosen.</summary>
    private protected static ImmutableArray<Parameter> Choose(Model model, IEnumerable<Parameter>? chosen)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (chosen is null)
            return model.Parameters;
        ImmutableArray<Parameter> parameters = [.. chosen];
        if (parameters.IsEmpty)
            throw new ArgumentException("An optimizer needs at least one parameter; leave them out for all of the model.", nameof(chosen));
        string[] foreign = [.. parameters.Where(parameter => !model.Parameters.Contains(parameter)).Select(parameter => parameter.Name)];
        if (foreign.Length > 0)
        {
            throw new ArgumentException(
                $"{string.Join(", ", foreign)}: of another model; choose among the parameters of the model that is given.", nameof(chosen));
        }

        string[] twice = [.. parameters.GroupBy(parameter => parameter).Where(same => same.Count() > 1).Select(same => same.Key.Name)];
        if (twice.Length > 0)
            throw new ArgumentException($"{string.Join(", ", twice)}: chosen more than once; name each parameter once.", nameof(chosen));
        return parameters;
    }
}
