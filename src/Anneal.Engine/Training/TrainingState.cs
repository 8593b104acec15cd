using System.Collections.Immutable;
using System.Text.Json;
using Anneal.Engine.Data;
using Anneal.Engine.Storage;

namespace Anneal.Engine.Training;

/// <summary>Where a run is between two updates: everything but the tensors, which <see cref="TrainingTensors"/> has.</summary>
/// <remarks>An immutable value; it is written as JSON, numbers to the last bit.</remarks>
public sealed record TrainingState
{
    /// <summary>Updates that were done.</summary>
    public required long UpdatesDone { get; init; }

    /// <summary>The plan's place with everything that it was told, as <see cref="PlanDriver.Save"/> writes it.</summary>
    public required string Plan { get; init; }

    /// <summary>The place in the row of examples.</summary>
    public required SourcePosition Source { get; init; }

    /// <summary>The epoch at hand, counted from 0.</summary>
    public required long Epoch { get; init; }

    /// <summary>Examples of the epoch at hand.</summary>
    public required long EpochExamples { get; init; }

    /// <summary>The sum of those examples' losses.</summary>
    public required double EpochLossSum { get; init; }

    /// <summary>Training passes that the model has made: what dropout is drawn by.</summary>
    public required ulong TrainingPasses { get; init; }

    /// <summary>What the optimizer remembers besides the tensors, in the order of <see cref="Optimizers.Optimizer.Scalars"/>.</summary>
    public required ImmutableArray<double> OptimizerScalars { get; init; }

    /// <summary>Reads a state.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <returns>The state.</returns>
    /// <exception cref="AnnealException">The text is damaged.</exception>
    public static TrainingState Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            TrainingState state = JsonSerializer.Deserialize(json, StorageJson.Default.TrainingState) ?? throw new JsonException("It is null.");
            return state is { Plan: not null, OptimizerScalars.IsDefault: false, UpdatesDone: >= 0, Epoch: >= 0, EpochExamples: >= 0 }
                && double.IsFinite(state.EpochLossSum) && state.OptimizerScalars.All(double.IsFinite)
                ? state
                : throw new JsonException("A number is negative or not finite, or a part is null.");
        }
        catch (JsonException problem)
        {
            throw new AnnealException($"The state of a run cannot be read: {problem.Message} Take an undamaged checkpoint.", problem);
        }
    }

    /// <summary>The state as JSON.</summary>
    /// <returns>The text.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, StorageJson.Default.TrainingState);
}
