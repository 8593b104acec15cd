namespace Anneal.Engine.Diagnosis;

/// <summary>What is remembered of an update, to look back on after a divergence.</summary>
/// <param name="Step">The update, counted from 0.</param>
/// <param name="Loss">Mean loss of its examples, before it.</param>
/// <param name="GradientNorm">The norm of all gradients together, after clipping, where there is a limit; NaN where it was not taken.</param>
/// <param name="LearningRate">Its rate.</param>
/// <param name="Momentum">Its momentum.</param>
public readonly record struct UpdateTrace(long Step, double Loss, double GradientNorm, double LearningRate, double Momentum);
