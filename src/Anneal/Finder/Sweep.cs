namespace Anneal.Finder;

/// <summary>One sweep through the rates of a finder.</summary>
internal sealed class Sweep
{
    /// <summary>Losses that say how large a loss of this training is.</summary>
    private const int ScaleUpdates = 10;

    private readonly LearningRateFinder _finder;
    private readonly int _repeat;
    private readonly List<double> _rates = [], _losses = [], _before = [], _smoothed = [];
    private ExponentialAverage _average;
    private double _best = double.PositiveInfinity;
    private double _scale;

    public Sweep(LearningRateFinder finder, int repeat)
    {
        (_finder, _repeat) = (finder, repeat);
        _average = new ExponentialAverage(finder.Smoothing);
    }

    /// <summary>Trains until the rates or the training end.</summary>
    /// <remarks>Without a probe the effect of an update is the loss that the next one returns; after the last, one more is made for it.</remarks>
    public LossCurve Run(CancellationToken cancellation)
    {
        int updates = (int)_finder.Rates.Steps;
        double before = double.NaN;
        for (int update = 0; update < updates; update++)
        {
            cancellation.ThrowIfCancellationRequested();
            double rate = _finder.Rates.At(update);
            if (update == 0 || _finder.Probe is not null)
                before = _finder.Update(rate);
            if (!double.IsFinite(before))
                return Curve(update == 0 ? rate : _rates[^1]);
            cancellation.ThrowIfCancellationRequested();
            double loss = _finder.Probe?.Invoke() ?? _finder.Update(_finder.Rates.At(Math.Min(update + 1, updates - 1)));
            if (!Survives(update, rate, before, loss))
                return Curve(rate);
            before = loss;
        }

        return Curve(null);
    }

    private bool Survives(int update, double rate, double before, double loss)
    {
        double smoothed = double.IsFinite(loss) ? _average.Add(loss) : loss;
        _finder.Progress?.Invoke(new SweepPoint(_repeat, update, rate, loss, smoothed));
        if (!double.IsFinite(smoothed))
            return false;
        _best = Math.Min(_best, smoothed);
        _scale = update < ScaleUpdates ? Math.Max(_scale, Math.Abs(before)) : _scale;
        if (smoothed > _best + (_finder.DivergenceFactor - 1) * _scale)
            return false;
        _rates.Add(rate);
        _before.Add(before);
        _losses.Add(loss);
        _smoothed.Add(smoothed);
        return true;
    }

    private LossCurve Curve(double? divergenceRate) => new()
    {
        Rates = [.. _rates],
        Losses = [.. _losses],
        LossesBefore = [.. _before],
        Smoothed = [.. _smoothed],
        PlannedUpdates = (int)_finder.Rates.Steps,
        DivergenceRate = divergenceRate,
    };
}
