namespace Anneal.Finder;

/// <summary>Finds the learning rate for a training, by short sweeps through all rates that leave no trace in it.</summary>
/// <remarks>
/// <para>It knows no framework: it is given a way to make one update at a rate, and ways to keep and to bring back everything that an
/// update changes. Each sweep trains with the rates of <see cref="Rates"/>; what the losses say is in the result: the suggestions of other
/// libraries' rules, and a recommendation of its own with its reasons, or the reason why there is none.</para>
/// <para>Batch size, momentum and weight decay belong to the answer: use those of the training to come. The network may have any age.</para>
/// <para>L. N. Smith, "Cyclical learning rates for training neural networks", arXiv:1506.01186, section 3.3. Not thread-safe.</para>
/// </remarks>
/// <example>
/// <code>
/// // Two batches in turn, with the losses 25 (w ∓ 0.1)²: rates above 2 / 50 diverge.
/// double weight = 1, kept = 0, target = 0.1;
/// var finder = new LearningRateFinder(
///     update: rate =>
///     {
///         double error = weight - (target = -target);
///         weight -= rate * 50 * error;
///         return 25 * error * error;
///     },
///     snapshot: () => kept = weight,
///     restore: () => weight = kept);
/// FinderResult found = finder.Find();
/// if (found.Recommendation.LearningRate is { } peak)
///     Console.WriteLine(new OneCycle(peak, steps: 1000).Build());
/// </code>
/// </example>
public sealed class LearningRateFinder
{
    private readonly Action _snapshot;
    private readonly Action _restore;

    /// <summary>Creates a finder for a training.</summary>
    /// <param name="update">Takes the next batch, makes one update at the given learning rate, and returns the batch's mean loss
    /// before the update.</param>
    /// <param name="snapshot">Keeps everything that updates change: weights, optimizer state, running statistics, random streams, the
    /// position in the data.</param>
    /// <param name="restore">Brings back what was kept; called after every sweep, also one that throws or is cancelled.</param>
    public LearningRateFinder(Func<double, double> update, Action snapshot, Action restore)
    {
        ArgumentNullException.ThrowIfNull(update);
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(restore);
        (Update, _snapshot, _restore) = (update, snapshot, restore);
    }

    /// <summary>The rates of a sweep: see <see cref="RangeTest"/>. From 1e-7 to 10 in 100 updates if not set.</summary>
    /// <exception cref="ArgumentException">The schedule has fewer than 10 updates or no end, or does not rise, or begins below 0.</exception>
    public Schedule Rates
    {
        get;
        init => field = RisingRates(value);
    } = RangeTest.Exponential(lowest: 1e-7, highest: 10, steps: 100);

    /// <summary>Sweeps, 1 or more; from two on the recommendation has a band. 3 if not set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Repeats
    {
        get;
        init => field = (int)Require.AtLeast(1, value, nameof(Repeats));
    } = 3;

    /// <summary>Called before each sweep with its number, from 0, to put the batches into another order. Without it, sweeps differ by what
    /// <c>restore</c> does not bring back; if that is nothing, they are equal and the band is empty.</summary>
    public Action<int>? BeginRepeat { get; init; }

    /// <summary>The loss on a fixed batch that is held out, computed after each update. If set, the curve is of it, not of training losses.</summary>
    public Func<double>? Probe { get; init; }

    /// <summary>How much of the smoothed loss stays at each update, from 0 to below 1; 0.9 if not set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public double Smoothing
    {
        get;
        init => field = Require.Momentum(value, nameof(Smoothing));
    } = 0.9;

    /// <summary>A sweep ends when the smoothed loss is above its lowest by this minus 1, in losses of the first updates: 4 is fastai's
    /// rule where the lowest is the first. Above 1; 4 if not set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 1.</exception>
    public double DivergenceFactor
    {
        get;
        init => field = 1 + Require.Positive(value - 1, nameof(DivergenceFactor));
    } = 4;

    /// <summary>Told of every update of every sweep.</summary>
    public Action<SweepPoint>? Progress { get; init; }

    /// <summary>The rules whose suggestions are given beside the recommendation; all published ones if not set.</summary>
    public ValueList<SuggestionRule> Rules { get; init; } = [.. SuggestionRule.Published];

    internal Func<double, double> Update { get; }

    /// <summary>Makes the sweeps and draws the conclusions. Afterwards everything is as it was before.</summary>
    /// <param name="cancellation">Ends the sweep after the update at hand.</param>
    /// <returns>The curves, the rules' suggestions and the recommendation.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; what was kept has been brought back.</exception>
    public FinderResult Find(CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        _snapshot();
        var curves = new List<LossCurve>();
        for (int repeat = 0; repeat < Repeats; repeat++)
            curves.Add(SweepOnce(repeat, cancellation));
        return new FinderResult([.. curves], [.. Rules.Select(rule => RuleSuggestion.Of(rule, curves))]);
    }

    private LossCurve SweepOnce(int repeat, CancellationToken cancellation)
    {
        try
        {
            BeginRepeat?.Invoke(repeat);
            return new Sweep(this, repeat).Run(cancellation);
        }
        finally
        {
            _restore();
        }
    }

    private static Schedule RisingRates(Schedule rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        if (rates.Steps is < 10 or > 1_000_000)
            throw new ArgumentException($"A sweep has from 10 to 1,000,000 updates; this schedule has {rates.Steps}. Use RangeTest.Exponential(1e-7, 10, steps: 100).");
        double last = -double.Epsilon;
        for (long update = 0; update < rates.Steps; update++)
        {
            if (!(rates.At(update) > last))
                throw new ArgumentException($"The rates of a sweep rise from 0 or more; at update {update} this schedule does not. Use RangeTest.Exponential(1e-7, 10, steps: 100).");
            last = rates.At(update);
        }

        return rates;
    }
}
