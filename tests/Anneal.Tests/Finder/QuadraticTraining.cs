using Anneal.Finder;

namespace Anneal.Tests.Finder;

/// <summary>Gradient descent on λ w² / 2, which converges for rates below 2 / λ and diverges above.</summary>
internal sealed class QuadraticTraining(double curvature, double weight = 1)
{
    private double _kept;

    public double Weight { get; private set; } = weight;

    public double Loss => curvature * Weight * Weight / 2;

    public int Snapshots { get; private set; }

    public int Restores { get; private set; }

    public int Updates { get; private set; }

    public double Update(double rate)
    {
        double loss = Loss;
        Weight -= rate * curvature * Weight;
        Updates++;
        return loss;
    }

    public void Snapshot() => (_kept, Snapshots) = (Weight, Snapshots + 1);

    public void Restore() => (Weight, Restores) = (_kept, Restores + 1);

    public LearningRateFinder Finder() => new(Update, Snapshot, Restore) { Repeats = 1 };
}
