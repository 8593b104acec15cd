namespace Anneal.Dialects;

/// <summary>PyTorch's plateau rule, which MMEngine took over: the value is multiplied by a factor after more than <see cref="Patience"/> bad metrics in a row.</summary>
/// <remarks>
/// At each metric: better than the best → it is the best, and the count of bad ones is 0; else one more. In a cool-down the count is 0, and
/// the cool-down one shorter. If the count is above the patience: value = max(value · factor, lowest), unless that changes it by
/// no more than eps; then a cool-down begins, and the count is 0, even where nothing changed.
/// </remarks>
internal sealed record MetricPlateau(double Initial, bool IsMaximum, double Factor, long Patience) : FeedbackSchedule(Initial)
{
    private double _best = IsMaximum ? double.NegativeInfinity : double.PositiveInfinity;
    private long _bad, _cooldownLeft;

    public double Threshold { get; init; }

    public bool IsRelative { get; init; }

    public long Cooldown { get; init; }

    public double Lowest { get; init; }

    public double Smallest { get; init; }

    /// <summary>The first step whose metric counts, and the first whose metric does not.</summary>
    public (long Begin, long End) Window { get; init; } = (0, Unbounded);

    /// <summary>The best metric so far.</summary>
    public double Best { get => _best; init => _best = value; }

    internal override FeedbackSchedule After(long step, double metric)
    {
        if (step < Window.Begin || step >= Window.End)
            return this;
        bool isBetter = IsBetter(metric), isCooling = _cooldownLeft > 0;
        MetricPlateau after = this with
        {
            _best = isBetter ? metric : _best,
            _bad = isBetter || isCooling ? 0 : _bad + 1,
            _cooldownLeft = isCooling ? _cooldownLeft - 1 : 0,
        };
        return after._bad > Patience ? after.Reduced(step) : after;
    }

    private MetricPlateau Reduced(long step)
    {
        double lower = Math.Max(Latest * Factor, Lowest);
        return this with
        {
            _bad = 0,
            _cooldownLeft = Cooldown,
            Decisions = Latest - lower > Smallest ? Decided(step, lower) : Decisions,
        };
    }

    private bool IsBetter(double metric) => (IsMaximum, IsRelative) switch
    {
        (false, true) => metric < _best * (1 - Threshold),
        (false, false) => metric < _best - Threshold,
        (true, true) => metric > _best * (Threshold + 1),
        (true, false) => metric > _best + Threshold,
    };
}
