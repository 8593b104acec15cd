namespace Anneal.Lab.Comparisons;

/// <summary>Where a run is.</summary>
/// <param name="Policy">The policy's name in the report.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Update">The update that was just done, from 0.</param>
/// <param name="Updates">Updates of the run.</param>
/// <param name="Used">The values it used.</param>
/// <param name="Loss">Its loss.</param>
public sealed record RunStatus(string Policy, int Seed, long Update, long Updates, Hyperparameters Used, double Loss);
