using System.Globalization;
using Anneal.Lab.Data;
using Anneal.Lab.Statistics;
using Anneal.Text;

namespace Anneal.Lab.Comparisons;

/// <summary>Chooses each policy's highest learning rate and weight decay by validation accuracy, from the same grid for all.</summary>
/// <remarks>
/// Fairness: every policy gets the same trials, the same length of run and the same seeds, which no comparison uses by default; test
/// images are never seen. Whatever else a policy has (its shape) stays as given.
/// </remarks>
public sealed class Tuning
{
    private readonly RunExecutor _executor;
    private readonly RunLength _length;
    private readonly IReadOnlyList<PolicyText> _policies;
    private readonly IReadOnlyList<int> _seeds;

    /// <summary>Prepares the trials.</summary>
    /// <param name="data">The data set, of which training and validation images are used.</param>
    /// <param name="settings">Model, epochs, batch size, seeds and policies; the tuned five without their rates if none are named.</param>
    /// <exception cref="AnnealException">The settings cannot be run; every problem is listed.</exception>
    public Tuning(DataSet data, ComparisonSettings settings)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(settings);
        settings.RequireSound();
        _executor = new RunExecutor(data, ModelSpecification.Parse(settings.Model), settings.BatchSize);
        _length = RunLength.OfEpochs(settings.Epochs, _executor.StepsPerEpoch);
        _seeds = settings.Seeds;
        _policies = settings.Policies.Count > 0
            ? [.. settings.Policies.Select(PolicyText.Parse)]
            : [.. TunedPolicies.For(data.Name).Select(policy => PolicyText.Parse(policy.Name))];
    }

    /// <summary>The highest learning rates that are tried, each about twice the one before.</summary>
    public static IReadOnlyList<double> Rates { get; } = [0.02, 0.05, 0.1, 0.2, 0.5];

    /// <summary>The weight decays that are tried.</summary>
    public static IReadOnlyList<double> WeightDecays { get; } = [0, 1e-4, 1e-3, 5e-3];

    /// <summary>The seeds of trials if none are named; no comparison uses them by default.</summary>
    public static IReadOnlyList<int> Seeds { get; } = [101, 102, 103];

    /// <summary>How far it has come.</summary>
    public ComparisonProgress Progress { get; } = new();

    /// <summary>Trains every trial.</summary>
    /// <param name="threads">Runs at a time, 1 or more; as many as there are processors if not given.</param>
    /// <param name="cancellation">Ends the tuning; trials without all their seeds are left out.</param>
    /// <returns>The trials, in the order of policies, rates and weight decays.</returns>
    public IReadOnlyList<TuningTrial> Run(int? threads = null, CancellationToken cancellation = default)
    {
        PolicyText[] candidates = [.. from policy in _policies
                                      from rate in Rates
                                      from decay in WeightDecays
                                      select With(policy, rate, decay)];
        RunRequest[] requests = [.. from candidate in candidates
                                    from seed in _seeds
                                    select new RunRequest(candidate.Build(_length), candidate.Name, seed, ScoresTest: false)];
        RunRecord?[] records = RunBatch.Execute(_executor, requests, Progress, threads ?? Environment.ProcessorCount, cancellation);
        return [.. candidates.Zip(records.Chunk(_seeds.Count))
            .Where(trial => trial.Second.All(record => record is not null))
            .Select(trial => Trial(trial.First, trial.Second!))];
    }

    /// <summary>The best trial of each policy: the highest mean validation accuracy, then the lowest mean validation loss.</summary>
    /// <param name="trials">The trials.</param>
    public static IReadOnlyList<TuningTrial> Best(IEnumerable<TuningTrial> trials) =>
        [.. trials.GroupBy(trial => trial.Policy.Name)
            .Select(policy => policy.OrderByDescending(trial => trial.ValidationAccuracy.Mean).ThenBy(trial => trial.ValidationLoss).First())];

    private static PolicyText With(PolicyText policy, double rate, double decay) =>
        policy.With(policy.Definition.HighestRate.Name, Text(rate)).With("weight-decay", Text(decay));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static TuningTrial Trial(PolicyText policy, RunRecord[] runs) => new(
        policy,
        Estimate.Of([.. runs.Select(run => run.Final.ValidationAccuracy)]),
        runs.Average(run => run.Final.ValidationLoss),
        runs.Any(run => run.Diverged));
}
