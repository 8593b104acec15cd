using Anneal.Engine.Data;
using Anneal.Engine.Optimizers;

namespace Anneal.Engine.Training;

/// <summary>Whether the pieces of a run fit each other.</summary>
internal static class TrainingChecks
{
    public static void RequireEnd(Plan plan)
    {
        if (plan.Steps == Schedule.Unbounded)
            throw new ArgumentException("The plan never ends; give the run a length with plan.For(steps).", nameof(plan));
    }

    public static void RequireSame(Model model, Optimizer optimizer)
    {
        if (optimizer.Model != model)
        {
            throw new ArgumentException(
                "The optimizer updates another model; make it for the model that is trained, as new Sgd(model) does.", nameof(optimizer));
        }
    }

    public static void RequireFit(Model model, IBatchSource source)
    {
        if (source.InputSize != model.InputSize)
        {
            throw new ArgumentException(
                $"The source's examples have {source.InputSize} floats, but the model takes {model.InputSize}; " +
                "build the model with that input size.",
                nameof(source));
        }

        if (source.BatchSize > model.MaximumBatch)
        {
            throw new ArgumentException(
                $"The source's batches have up to {source.BatchSize} examples, but the model takes {model.MaximumBatch}; " +
                "build it with a larger maximumBatch, or make the batches smaller.",
                nameof(source));
        }

        if (source.Classes > model.OutputSize)
        {
            throw new ArgumentException(
                $"The source has {source.Classes} classes, but the model gives {model.OutputSize} logits; " +
                $"end it with new Linear({source.Classes}).",
                nameof(source));
        }
    }
}
