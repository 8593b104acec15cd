namespace Anneal.Engine.Layers;

/// <summary>What all units of a model share.</summary>
/// <param name="MaximumBatch">The largest number of examples in a pass; buffers are made for it.</param>
/// <param name="Pool">The threads.</param>
/// <param name="Random">The sequence that initial values are drawn from, layer after layer.</param>
internal sealed record UnitContext(int MaximumBatch, WorkerPool Pool, RandomSequence Random);
