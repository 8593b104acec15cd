namespace Anneal.Engine.Kernels.Updates;

/// <summary>What one update of one parameter uses.</summary>
/// <param name="Used">Learning rate, momentum and weight decay, the group's factors applied.</param>
/// <param name="Number">The update, counted from 1.</param>
/// <param name="GradientFactor">What the gradient is multiplied by first: −1 to maximize, or a clipping.</param>
/// <param name="Scale">A factor that the optimizer formed for the whole parameter, such as a ratio of norms.</param>
internal readonly record struct UpdateStep(Hyperparameters Used, long Number, double GradientFactor = 1, double Scale = 1)
{
    public double Rate => Used.LearningRate;

    public double Momentum => Used.Momentum;

    public double Decay => Used.WeightDecay;

    /// <summary>1 − β^number: what an average that began at zero has to be divided by.</summary>
    public double Correction(double beta) => 1 - Math.Pow(beta, Number);
}
