using System.Globalization;
using Anneal.Lab.Comparisons;
using Anneal.Lab.Data;
using Anneal.Lab.Training;
using Anneal.Text;

namespace Anneal.Lab.Finding;

/// <summary>Peaks that nobody chose: every 1cycle of a comparison gets the one that a search finds for it.</summary>
/// <remarks>Other policies keep their rates; a peak that is right at the top of a cycle is too high to be held.</remarks>
public static class AutomaticRate
{
    /// <summary>Searches the peak of each 1cycle, with the comparison's network, batch size and first seed, and the policy's own weight decay.</summary>
    /// <param name="settings">The comparison; the tuned five policies if it names none.</param>
    /// <param name="data">The data set that the settings name.</param>
    /// <param name="cancellation">Ends the search after the update at hand.</param>
    /// <returns>The settings with every policy written out.</returns>
    /// <exception cref="AnnealException">The settings cannot be run, or a search gives no answer; the message says why.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ComparisonSettings Apply(ComparisonSettings settings, DataSet data, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(data);
        settings.RequireSound();
        IEnumerable<string> policies = settings.Policies.Count == 0 ? TunedPolicies.For(data.Name).Select(policy => policy.ToString()) : settings.Policies;
        return settings with
        {
            Policies = [.. policies.Select(text => PlanSpecification.PolicyOf(text) is { } policy
                ? WithPeak(TunedPolicies.Complete(policy, data.Name), settings, data, cancellation).ToString()
                : text)],
        };
    }

    private static PolicyText WithPeak(PolicyText policy, ComparisonSettings settings, DataSet data, CancellationToken cancellation)
    {
        if (!policy.Name.StartsWith(Comparison.OneCyclePolicy, StringComparison.Ordinal))
            return policy;
        var search = new FindingSettings
        {
            Model = settings.Model,
            BatchSize = settings.BatchSize,
            Seed = (ulong)settings.Seeds[0],
            WeightDecays = [policy.Build(new RunLength(1000, 100)).WeightDecay.At(0)],
        };
        FindingResult found = new LearningRateSearch(search, data).Run(cancellation: cancellation);
        return found.OneCycle is { } cycle
            ? policy.With(policy.Definition.HighestRate.Name, cycle.Peak.ToString("R", CultureInfo.InvariantCulture))
            : throw new AnnealException($"There is no automatic rate for \"{policy}\". {string.Join(' ', found.Recommendation.Reasons)} Or give the policy a peak.");
    }
}
