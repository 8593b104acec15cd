using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>A unit that sums gradients for each chunk of examples.</summary>
internal interface IPartialGradients
{
    /// <summary>Says which sums belong to which gradients.</summary>
    void AddPartialSums(ICollection<PartialSum> sums);
}

/// <summary>The sums of all chunks, one after another, and the gradient that is their sum.</summary>
/// <param name="Chunks">[chunks, floats of the gradient].</param>
/// <param name="Gradient">As stored.</param>
internal sealed record PartialSum(PinnedBuffer Chunks, PinnedBuffer Gradient);
