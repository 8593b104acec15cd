namespace Anneal.Engine.Kernels.Updates;

/// <summary>The formula of an update, for one element or a vector of them.</summary>
internal interface IUpdateRule<V>
    where V : unmanaged, ILanes<V>
{
    /// <summary>Changes a weight, and what the optimizer keeps beside it.</summary>
    /// <remarks>
    /// With a weight and a gradient of 0 the weight must stay 0: this is how the padding of packed parameters stays zero.
    /// </remarks>
    void Apply(ref V w, V g, ref V first, ref V second, ref V third);
}
