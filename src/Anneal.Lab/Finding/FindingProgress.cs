using Anneal.Finder;

namespace Anneal.Lab.Finding;

/// <summary>How far a search has come; read it from any thread.</summary>
public sealed class FindingProgress
{
    private readonly Lock _lock = new();
    private List<SweepPoint> _sweep = [];

    /// <summary>Sweeps that the search has.</summary>
    public int Sweeps { get; internal set; }

    /// <summary>Sweeps that are done or under way.</summary>
    public int Begun { get; private set; }

    /// <summary>The weight decay of the sweep under way.</summary>
    public double WeightDecay { get; private set; }

    /// <summary>The points of the sweep under way, so far.</summary>
    /// <returns>A copy.</returns>
    public IReadOnlyList<SweepPoint> Sweep()
    {
        lock (_lock)
            return [.. _sweep];
    }

    internal void Report(double weightDecay, SweepPoint point)
    {
        lock (_lock)
        {
            if (point.Update == 0)
                (_sweep, Begun, WeightDecay) = ([], Begun + 1, weightDecay);
            _sweep.Add(point);
        }
    }
}
