using Anneal.Finder;

namespace Anneal.Tests.Finder;

/// <summary>A training whose losses are a synthetic curve with noise: update k returns the loss that the rate of update k − 1 led to.</summary>
internal sealed class NoisySweep(ValleyCurve curve, double noise, int seed)
{
    private readonly Random _random = new(seed);
    private double _lastRate;

    public double Update(double rate)
    {
        double mean = _lastRate == 0 ? curve.Start : curve.At(_lastRate);
        _lastRate = rate;
        return mean + noise * Normal();
    }

    public static FinderResult Find(ValleyCurve curve, double noise, int seed, int repeats = 3)
    {
        var sweep = new NoisySweep(curve, noise, seed);
        return new LearningRateFinder(sweep.Update, () => { }, () => sweep._lastRate = 0) { Repeats = repeats }.Find();
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
