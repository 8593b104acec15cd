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

    /// <summary>Searches the peak of a training's 1cycle, with all of its settings, and the policy's own weight decay.</summary>
    /// <param name="settings">The training.</param>
    /// <param name="data">The data set that the settings name.</param>
    /// <param name="cancellation">Ends the search after the update at hand.</param>
    /// <returns>The settings with the peak in the policy, so that a run that is resumed does not search again.</returns>
    /// <exception cref="AnnealException">The settings cannot be run, the plan is no 1cycle, or the search gives no answer; the message says why.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static TrainingSettings Apply(TrainingSettings settings, DataSet data, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(data);
        settings.RequireSound();
        if (PlanSpecification.PolicyOf(settings.Policy) is not { } given || !given.Name.StartsWith(Comparison.OneCyclePolicy, StringComparison.Ordinal))
            throw new AnnealException($"A rate can be found for the peak of a 1cycle, not for \"{settings.Policy}\": a peak that is right at the top of a cycle is too high to be held. Write 1cycle, or leave --lr out.");
        PolicyText policy = TunedPolicies.Complete(given, data.Name);
        Plan plan = policy.Build(new RunLength(1000, 100));
        var search = new FindingSettings
        {
            Model = settings.Model,
            Optimizer = settings.Optimizer,
            BatchSize = Math.Min(settings.BatchSize * settings.AccumulatedBatches, data.Train.Count),
            Seed = settings.Seed,
            Momentum = MomentumAtPeak(plan),
            WeightDecays = [plan.WeightDecay.At(0)],
            Augmentation = settings.Augmentation,
            LabelSmoothing = settings.LabelSmoothing,
            ClipNorm = settings.ClipNorm,
            Convolutions = settings.Convolutions,
        };
        return settings with { Policy = WithPeak(policy, search, data, settings.Threads, cancellation).ToString() };
    }

    private static double MomentumAtPeak(Plan plan) =>
        Enumerable.Range(0, (int)Math.Min(plan.Steps, 100_000)).Select(step => plan.At(step)).MaxBy(now => now.LearningRate).Momentum;

    private static PolicyText WithPeak(PolicyText policy, ComparisonSettings settings, DataSet data, CancellationToken cancellation)
    {
        if (!policy.Name.StartsWith(Comparison.OneCyclePolicy, StringComparison.Ordinal))
            return policy;
        Plan plan = policy.Build(new RunLength(1000, 100));
        var search = new FindingSettings
        {
            Model = settings.Model,
            BatchSize = settings.BatchSize,
            Seed = (ulong)settings.Seeds[0],
            Momentum = MomentumAtPeak(plan),
            WeightDecays = [plan.WeightDecay.At(0)],
        };
        return WithPeak(policy, search, data, threads: null, cancellation);
    }

    private static PolicyText WithPeak(PolicyText policy, FindingSettings search, DataSet data, int? threads, CancellationToken cancellation)
    {
        FindingResult found = new LearningRateSearch(search, data).Run(threads, cancellation);
        return found.OneCycle is { } cycle
            ? policy.With(policy.Definition.HighestRate.Name, cycle.Peak.ToString("R", CultureInfo.InvariantCulture))
            : throw new AnnealException($"There is no automatic rate for \"{policy}\". {string.Join(' ', found.Recommendation.Reasons)} Or give the policy a peak.");
    }
}
