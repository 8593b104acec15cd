namespace Anneal.Lab.Diagnosis;

/// <summary>What can be said about a run.</summary>
public enum VerdictKind
{
    /// <summary>Nothing stood out.</summary>
    Sound,

    /// <summary>The network learned its training examples and not what they have in common with others.</summary>
    Overfitting,

    /// <summary>Every training example is known, and others could be told better.</summary>
    UnderRegularized,

    /// <summary>The rate could be higher.</summary>
    LearningRateTooSmall,

    /// <summary>The rate was more than the training bears.</summary>
    LearningRateTooLarge,

    /// <summary>Batches are so small that gradients are mostly noise.</summary>
    BatchTooSmall,

    /// <summary>Batches are so large that most of their examples say nothing new.</summary>
    BatchTooLarge,

    /// <summary>The running statistics of batch normalizations lag behind.</summary>
    StaleStatistics,

    /// <summary>The loss was not finite.</summary>
    Diverged,
}

/// <summary>A finding about a run, in words.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Finding">What was found, with the numbers that led to it and the thresholds that they passed.</param>
/// <param name="Advice">What to do about it; empty where there is nothing to do.</param>
public sealed record Verdict(VerdictKind Kind, string Finding, string Advice)
{
    /// <inheritdoc/>
    public override string ToString() => Advice.Length == 0 ? Finding : $"{Finding} {Advice}";
}
