namespace Anneal.Lab.Diagnosis;

/// <summary>Where verdicts begin. Sources stand in <c>docs/diagnosis.md</c>; what has none is this project's choice and says so there.</summary>
internal static class VerdictThresholds
{
    /// <summary>A validation loss this many times its lowest has risen.</summary>
    public const double RisenLoss = 1.1;

    /// <summary>A gap of accuracies above this, for certain, is overfitting.</summary>
    public const double LargeGap = 0.05;

    /// <summary>A gap of accuracies above this, for certain, leaves room for regularization.</summary>
    public const double SmallGap = 0.01;

    /// <summary>A network that tells this share of its training examples right knows them all.</summary>
    public const double KnownShare = 0.995;

    /// <summary>η λmax / (2 (1 + β)) of a rate that stayed far below the edge of stability.</summary>
    public const double FarBelowEdge = 0.1;

    /// <summary>A training loss above this share of that of guessing is not yet small.</summary>
    public const double UnlearnedShare = 0.1;

    /// <summary>A loss that falls by this share between the middle of a run and its end was still falling.</summary>
    public const double StillFalling = 0.1;

    /// <summary>A loss of an update this many times the first has been thrown out of the valley.</summary>
    public const double ThrownOut = 2;

    /// <summary>A training loss at the end above this share of that of guessing means that nothing was learned.</summary>
    public const double NothingLearned = 0.98;

    /// <summary>How many times smaller or larger than the noise scale a batch must be.</summary>
    public const double FarFromNoiseScale = 10;

    /// <summary>A change of accuracy by fresh statistics above this, for certain, shows stale ones.</summary>
    public const double StaleChange = 0.01;
}
