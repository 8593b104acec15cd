using Anneal;

Plan plan = new OneCycle(peakLearningRate: 0.3, steps: 100).Build();
var optimizer = new SomebodysOptimizer();

for (long step = 0; step < plan.Steps; step++)
{
    (optimizer.LearningRate, optimizer.Momentum, _) = plan.At(step);
    optimizer.Step();
    if (step is 0 or 45 or 90 or 99)
        Console.WriteLine($"{step,2}: rate {optimizer.LearningRate:0.0000}, momentum {optimizer.Momentum:0.00}, weight {optimizer.Weight:0.000}");
}

internal sealed class SomebodysOptimizer // finds the minimum of (weight - 3)²
{
    private double _velocity;

    public double LearningRate { get; set; }

    public double Momentum { get; set; }

    public double Weight { get; private set; }

    public void Step()
    {
        _velocity = Momentum * _velocity + 2 * (Weight - 3);
        Weight -= LearningRate * _velocity;
    }
}
