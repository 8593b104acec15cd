using Anneal.Engine.Data;
using Anneal.Engine.Optimizers;

namespace Anneal.Engine.Training;

/// <summary>Whether the pieces of a run fit each other.</summary>
internal static class TrainingChecks
{
    /// <summary>Updates whose batch sizes are looked at before the first; a plan may have no end.</summary>
    private const long MostStepsAhead = 1_000_000;

    public static void RequireEnd(Plan plan)
    {
        if (plan.Steps == Schedule.Unbounded && !plan.Feedback.HasFlag(FeedbackSources.TrainingTime))
            throw new ArgumentException("The plan never ends; give the run a length with plan.For(steps).", nameof(plan));
    }

    /// <summary>The engine's optimizers know groups by their factors alone.</summary>
    public static void RequireFactors(Model model)
    {
        string[] others = [.. model.Parameters.Select(parameter => parameter.Group).Distinct()
            .Where(group => group.LearningRate is not null || group.Momentum is not null || group.WeightDecay is not null || group.AddedAt > 0)
            .Select(group => $"'{group.Name}'")];
        if (others.Length > 0)
        {
            throw new ArgumentException(
                $"The group {string.Join(", ", others)} has schedules of its own or is added later, but the trainer drives groups by their factors; " +
                "use factors, or a loop of your own with a PlanDriver.",
                nameof(model));
        }
    }

    public static void RequireSame(Model model, Optimizer optimizer)
    {
        if (optimizer.Model != model)
        {
            throw new ArgumentException(
                "The optimizer updates another model; make it for the model that is trained, as new Sgd(model) does.", nameof(optimizer));
        }
    }

    /// <summary>A plan that decides as it goes is taken as it is now, one without an end for its first updates.</summary>
    public static void RequireRoom(Model model, Plan plan)
    {
        if (plan.BatchSize is not { } sizes)
            return;
        Plan read = sizes is TimeBudget walked ? new Plan(walked.Curve, batchSize: walked.Curve) : plan;
        long steps = Math.Min(MostStepsAhead, read.Steps);
        for (long step = 0; step < steps; step++)
        {
            if (read.At(step).BatchSize is var size && size > model.MaximumBatch)
                throw new ArgumentException(NoRoom(model, size, step), nameof(plan));
        }
    }

    /// <summary>Before an update, for what could not be known when the run was put together.</summary>
    public static void RequireRoom(Model model, int batchSize, long step)
    {
        if (batchSize > model.MaximumBatch)
            throw new InvalidOperationException(NoRoom(model, batchSize, step));
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

        if (source.TargetSize > 0 && source.TargetSize != model.OutputSize)
        {
            throw new ArgumentException(
                $"The source's targets have {source.TargetSize} floats, but the model gives {model.OutputSize} results; " +
                $"end it with new Linear({source.TargetSize}).",
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

    private static string NoRoom(Model model, int batchSize, long step) =>
        $"The plan wants {batchSize} examples at update {step}, but the model takes {model.MaximumBatch}; " +
        "build it with that maximumBatch, or accumulate gradients.";
}
