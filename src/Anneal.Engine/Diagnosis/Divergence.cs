using System.Collections.Immutable;

namespace Anneal.Engine.Diagnosis;

/// <summary>What was first found not to be a finite number.</summary>
public enum NonFiniteValue
{
    /// <summary>An element of a gradient.</summary>
    Gradient,

    /// <summary>An element of a parameter, after the update.</summary>
    Parameter,

    /// <summary>An output of a layer.</summary>
    Activation,

    /// <summary>The loss alone: every output is finite.</summary>
    Loss,
}

/// <summary>Where a run that diverged first went wrong, and what led there.</summary>
/// <param name="What">The kind of value.</param>
/// <param name="Place">The parameter's name, such as <c>0.weight</c>, or the layer's number; empty for the loss.</param>
/// <param name="Step">The update in which it was found, counted from 0; for activations and the loss, the update that could not be made.</param>
/// <param name="Loss">The loss that ended the run.</param>
/// <param name="LastUpdates">The last updates before it, oldest first.</param>
public sealed record Divergence(NonFiniteValue What, string Place, long Step, double Loss, ImmutableArray<UpdateTrace> LastUpdates)
{
    /// <summary>The finding as a sentence.</summary>
    /// <returns>One sentence, without the last updates.</returns>
    public override string ToString() => What switch
    {
        NonFiniteValue.Gradient => FormattableString.Invariant($"The gradient of '{Place}' was the first value that was not finite, at update {Step}."),
        NonFiniteValue.Parameter => FormattableString.Invariant($"The parameter '{Place}' was the first value that was not finite, after update {Step}."),
        NonFiniteValue.Activation => FormattableString.Invariant($"The output of layer {Place} was the first value that was not finite, at update {Step}."),
        _ => FormattableString.Invariant($"Every output was finite at update {Step}, but their loss was not."),
    };
}
