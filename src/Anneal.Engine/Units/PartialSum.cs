using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>The sums of all chunks of examples, one after another, and the gradient that is their sum.</summary>
/// <param name="Chunks">[chunks, floats of the gradient].</param>
/// <param name="Gradient">As stored.</param>
internal sealed record PartialSum(PinnedBuffer Chunks, PinnedBuffer Gradient);
