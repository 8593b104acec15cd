namespace Anneal.Finder;

/// <summary>An update of a sweep, as soon as its effect is known.</summary>
/// <param name="Repeat">The sweep, counted from 0.</param>
/// <param name="Update">The update, counted from 0.</param>
/// <param name="LearningRate">Its rate.</param>
/// <param name="Loss">The loss that it led to; not finite where training broke.</param>
/// <param name="Smoothed">The exponential average up to here.</param>
public readonly record struct SweepPoint(int Repeat, int Update, double LearningRate, double Loss, double Smoothed);
