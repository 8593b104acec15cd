using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class MMEngine
{
    /// <summary>CosineRestartLR: cosines of given lengths, each from <c>lr</c> times its weight towards the minimum.</summary>
    /// <remarks>
    /// In period i, P steps long: <c>η_min + (lr · w_i − η_min)(1 + cos(πk / P)) / 2</c>, which stops one step short of the minimum. After the
    /// last period its last value is held.
    /// </remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>.</param>
    /// <param name="periods"><c>periods</c>: the lengths, 1 or more each.</param>
    /// <param name="restartWeights"><c>restart_weights</c>, one for each period; a single 1 if not given.</param>
    /// <param name="etaMin"><c>eta_min</c>: either it or the ratio must be given.</param>
    /// <param name="etaMinRatio"><c>eta_min_ratio</c>: the minimum as a share of the optimizer's rate.</param>
    /// <param name="begin"><c>begin</c>: the first step of the window.</param>
    /// <param name="end"><c>end</c>: the first step after it.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range, the counts differ, or not exactly one minimum is given.</exception>
    public static Schedule CosineRestartLR(
        double learningRate, IEnumerable<long> periods, IEnumerable<double>? restartWeights = null, double? etaMin = null, double? etaMinRatio = null,
        long begin = 0, long end = Infinity)
    {
        LastOf(begin, end);
        ValueList<long> lengths = [.. periods.Select(period => Require.AtLeast(1, period, nameof(periods)))];
        ValueList<double> weights = restartWeights is null ? [1] : [.. restartWeights];
        if (lengths.Count != weights.Count || lengths.Count == 0)
            throw new ArgumentException($"{lengths.Count} periods need as many restart weights, and one of each at least; there are {weights.Count}.", nameof(restartWeights));
        return Window(learningRate, new MMEngineRestarts(Require.Finite(learningRate), lengths, weights, MinimumOf(learningRate, etaMin, etaMinRatio)), begin, end);
    }
}

/// <summary>CosineRestartLR on the clock of its window.</summary>
internal sealed record MMEngineRestarts : Schedule
{
    private readonly ValueList<long> _ends;

    public MMEngineRestarts(double learningRate, ValueList<long> periods, ValueList<double> weights, double etaMin)
        : base(periods.Sum())
    {
        (LearningRate, Periods, Weights, EtaMin) = (learningRate, periods, weights, etaMin);
        long end = 0;
        _ends = [.. periods.Select(period => end += period)];
    }

    public double LearningRate { get; }

    public ValueList<long> Periods { get; }

    public ValueList<double> Weights { get; }

    public double EtaMin { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<MMEngineRestarts>("mmengine-restarts", static (field, own) =>
    {
        double rate = field.Number("rate", own?.LearningRate), etaMin = field.Number("eta-min", own?.EtaMin, 0);
        ValueList<long> periods = field.Places("periods", own?.Periods);
        ValueList<double> weights = field.Numbers("weights", own?.Weights);
        if (periods.Count != weights.Count || periods.Count == 0 || periods.Any(static period => period < 1))
            field.Reject($"Periods, of 1 step or more each, need as many weights, and one of each at least; there are {periods.Count} and {weights.Count}.");
        return new MMEngineRestarts(rate, periods, weights, etaMin);
    });

    internal override double Final => Evaluate(Steps - 1, Ending.Closed);

    internal override double Evaluate(long step, Ending ending)
    {
        int index = Sorted.CountUpTo(_ends.Span, step);
        long period = Periods[index], current = step - (_ends[index] - period);
        double peak = LearningRate * Weights[index];
        return current == 0 ? peak : EtaMin + (peak - EtaMin) * (1 + Math.Cos(Math.PI * current / period)) / 2;
    }
}
