using Anneal.Lab.Statistics;
using Anneal.Text;

namespace Anneal.Lab.Comparisons;

/// <summary>One point of the tuning grid.</summary>
/// <param name="Policy">The policy with the rate and weight decay of this trial.</param>
/// <param name="ValidationAccuracy">Final validation accuracy over seeds, from 0 to 1.</param>
/// <param name="ValidationLoss">Mean final validation loss; NaN where a run diverged.</param>
/// <param name="Diverged">Whether any run diverged.</param>
public sealed record TuningTrial(PolicyText Policy, Estimate ValidationAccuracy, double ValidationLoss, bool Diverged);
