using Anneal.Engine;
using Anneal.Lab.Data;

namespace Anneal.Lab.Comparisons;

/// <summary>Trains the same network under several policies, each with the same seeds, and compares them in pairs.</summary>
/// <remarks>
/// Every run is independent and deterministic, so several are trained at a time without any effect on the results. Rates and weight
/// decays are tuned on validation images beforehand; test images are scored once, at the end of a run.
/// </remarks>
/// <example>
/// <code>
/// var settings = new ComparisonSettings { Policies = ["standard", "1cycle"], Epochs = 2, Seeds = [1, 2] };
/// ComparisonResult result = new Comparison(settings, DataCatalog.Load(settings.Data)).Run();
/// foreach (PolicyResult policy in result.Policies)
///     Console.WriteLine($"{policy.Name}: {policy.TestAccuracy.Mean:P2} of test images");
/// </code>
/// </example>
public sealed class Comparison
{
    internal const string ReferencePolicy = "standard";
    internal const string OneCyclePolicy = "1cycle";

    private readonly RunExecutor _executor;
    private readonly IReadOnlyList<(ComparedPolicy Policy, Plan Plan, string Label)> _policies;
    private readonly RunLength _length;

    /// <summary>Prepares a comparison.</summary>
    /// <param name="settings">What to run.</param>
    /// <param name="data">The data set that the settings name.</param>
    /// <exception cref="AnnealException">The settings cannot be run; every problem is listed.</exception>
    public Comparison(ComparisonSettings settings, DataSet data)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(data);
        settings.RequireSound();
        if (settings.Kernels is { } kernels)
            KernelPath.Use(kernels);
        IReadOnlyList<ComparedPolicy> policies = settings.Policies.Count == 0
            ? [.. TunedPolicies.For(data.Name).Select(ComparedPolicy.Of)]
            : [.. settings.Policies.Select(text => ComparedPolicy.Parse(text, data.Name))];
        if (policies.GroupBy(policy => policy).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new AnnealException($"The policy \"{twice.Key}\" stands there twice; keep one.");
        _executor = new RunExecutor(data, ModelSpecification.Parse(settings.Model), settings.BatchSize);
        _length = RunLength.OfEpochs(settings.Epochs, _executor.StepsPerEpoch, settings.BatchSize);
        _policies = [.. policies.Select((policy, place) => (policy, policy.Build(_length), LabelOf(place, policies)))];
        Settings = settings with { Policies = [.. policies.Select(policy => policy.ToString())], Kernels = KernelPath.Current };
    }

    /// <summary>What is run, with every policy written out.</summary>
    public ComparisonSettings Settings { get; }

    /// <summary>How far it has come.</summary>
    public ComparisonProgress Progress { get; } = new();

    /// <summary>Trains every run.</summary>
    /// <param name="threads">Runs at a time, 1 or more; as many as there are processors if not given.</param>
    /// <param name="cancellation">Ends the comparison after the updates at hand; runs that are done are kept.</param>
    /// <returns>What was found.</returns>
    public ComparisonResult Run(int? threads = null, CancellationToken cancellation = default)
    {
        RunRequest[] requests = [.. MainRuns(), .. BudgetRuns()];
        RunRecord?[] records = RunBatch.Execute(_executor, requests, Progress, threads ?? Environment.ProcessorCount, cancellation);
        return new ResultAssembly(Settings, [.. _policies.Select(policy => (policy.Policy.ToString(), policy.Label))], requests, records).Build();
    }

    /// <summary>Seeds outermost, so that a comparison that is cut short still has whole pairs.</summary>
    private IEnumerable<RunRequest> MainRuns() =>
        from seed in Settings.Seeds
        from policy in _policies
        select new RunRequest(policy.Plan, policy.Label, seed);

    /// <summary>1cycle in shares of the standard run; the whole is in the main table already.</summary>
    private IEnumerable<RunRequest> BudgetRuns()
    {
        Plan? standard = _policies.FirstOrDefault(policy => policy.Label == ReferencePolicy).Plan;
        ComparedPolicy? oneCycle = _policies.FirstOrDefault(policy => policy.Label == OneCyclePolicy).Policy;
        if (standard is null || oneCycle is null || oneCycle.HasLength)
            return [];
        long whole = standard.Steps;
        return
            from seed in Settings.Seeds
            from budget in Budget.All
            where budget.Of(whole) != _length.Steps
            select new RunRequest(oneCycle.Build(new RunLength(budget.Of(whole), _length.StepsPerEpoch)), OneCyclePolicy, seed, budget);
    }

    /// <summary>A policy's name, or its whole text where the name stands more than once; of long sentences that begin alike, the name and its place.</summary>
    private static string LabelOf(int place, IReadOnlyList<ComparedPolicy> all)
    {
        ComparedPolicy policy = all[place];
        if (all.Count(other => other.Name == policy.Name) == 1)
            return policy.Name;
        return policy.Name.EndsWith('…') ? $"{policy.Name} ({place + 1})" : policy.ToString();
    }
}
