using Anneal.Engine.Storage;

namespace Anneal.Lab.Runs.Checkpoints;

/// <summary>A run between two updates: everything that the next update depends on.</summary>
/// <param name="Tensors">Parameters, running statistics and what the optimizer remembers of each parameter.</param>
/// <param name="State">Everything else, as JSON; the number of updates is part of it.</param>
public sealed record Checkpoint(TensorFile Tensors, string State);
