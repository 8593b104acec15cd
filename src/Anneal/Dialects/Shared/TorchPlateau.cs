namespace Anneal.Dialects;

/// <summary>What PyTorch's <c>ReduceLROnPlateau</c> is told when it is made, besides the rate; also run by transformers and timm.</summary>
/// <param name="Test">When a metric counts as better.</param>
/// <param name="Factor">What a reduction multiplies the rate by; below 1.</param>
/// <param name="Patience">Metrics without improvement that are put up with.</param>
/// <param name="Cooldown">Metrics after a reduction that cannot count as bad.</param>
/// <param name="MinLr">The lowest rate.</param>
/// <param name="Eps">Smaller changes of the rate are not made.</param>
internal sealed record TorchPlateauSettings(TorchImprovement Test, double Factor, long Patience, long Cooldown, double MinLr, double Eps);

/// <summary>PyTorch's <c>ReduceLROnPlateau</c>, as a pure reducer: settings, and what was seen so far.</summary>
/// <remarks>
/// A metric: better than the best sets the best and clears the count of bad ones, else the count grows; in cooldown, the cooldown shrinks
/// and the count is cleared; a count above the patience sets <c>max(rate · factor, min_lr)</c> if that changes the rate by more than
/// eps, and begins a cooldown even if it does not.
/// </remarks>
internal sealed record TorchPlateau : FeedbackSchedule
{
    public TorchPlateau(double initial, TorchPlateauSettings settings)
        : base(Require.Finite(initial, "learningRate"))
    {
        Settings = settings.Factor < 1
            ? settings
            : throw new ArgumentException($"The factor must be below 1, for it reduces the rate; it is {settings.Factor}. Give what is kept, such as 0.1.");
        Best = settings.Test.Worst;
    }

    /// <summary>What does not change.</summary>
    public TorchPlateauSettings Settings { get; }

    /// <summary>The best metric so far.</summary>
    public double Best { get; private init; }

    /// <summary>Bad metrics in a row.</summary>
    public long Bad { get; private init; }

    /// <summary>Metrics of a cooldown that are still to come.</summary>
    public long CooldownLeft { get; private init; }

    internal override FeedbackSchedule After(long step, double metric)
    {
        bool isBetter = Settings.Test.IsBetter(metric, Best), isCooling = CooldownLeft > 0;
        long bad = isBetter || isCooling ? 0 : Bad + 1;
        TorchPlateau next = this with
        {
            Best = isBetter ? metric : Best,
            Bad = bad,
            CooldownLeft = isCooling ? CooldownLeft - 1 : 0,
        };
        return bad > Settings.Patience ? next.Reduced(step) : next;
    }

    private TorchPlateau Reduced(long step)
    {
        double reduced = Math.Max(Latest * Settings.Factor, Settings.MinLr);
        TorchPlateau next = this with { Bad = 0, CooldownLeft = Settings.Cooldown };
        return Latest - reduced > Settings.Eps ? next with { Decisions = Decided(step, reduced) } : next;
    }
}
