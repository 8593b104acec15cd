using Anneal.Engine;
using Anneal.Lab.Data;
using Anneal.Text;

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
    private readonly IReadOnlyList<(PolicyText Policy, string Label)> _policies;
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
        IReadOnlyList<PolicyText> policies = settings.Policies.Count == 0
            ? TunedPolicies.For(data.Name)
            : [.. settings.Policies.Select(text => TunedPolicies.Complete(PolicyText.Parse(text), data.Name))];
        if (policies.GroupBy(policy => policy).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new AnnealException($"The policy \"{twice.Key}\" stands there twice; keep one.");
        _executor = new RunExecutor(data, ModelSpecification.Parse(settings.Model), settings.BatchSize);
        _length = RunLength.OfEpochs(settings.Epochs, _executor.StepsPerEpoch);
        foreach (PolicyText policy in policies)
            policy.Build(_length);
        _policies = [.. policies.Select(policy => (policy, LabelOf(policy, policies)))];
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
        return new ResultAssembly(Settings, _policies, requests, records).Build();
    }

    /// <summary>Seeds outermost, so that a comparison that is cut short still has whole pairs.</summary>
    private IEnumerable<RunRequest> MainRuns() =>
        from seed in Settings.Seeds
        from policy in _policies
        select new RunRequest(policy.Policy, policy.Label, policy.Policy.LengthOf(_length), seed);

    /// <summary>1cycle in shares of the standard run; the whole is in the main table already.</summary>
    private IEnumerable<RunRequest> BudgetRuns()
    {
        PolicyText? standard = _policies.FirstOrDefault(policy => policy.Label == ReferencePolicy).Policy;
        PolicyText? oneCycle = _policies.FirstOrDefault(policy => policy.Label == OneCyclePolicy).Policy;
        if (standard is null || oneCycle is null || oneCycle.Has("epochs"))
            return [];
        long whole = standard.LengthOf(_length).Steps;
        return
            from seed in Settings.Seeds
            from budget in Budget.All
            where budget.Of(whole) != _length.Steps
            select new RunRequest(oneCycle, OneCyclePolicy, new RunLength(budget.Of(whole), _length.StepsPerEpoch), seed, budget);
    }

    /// <summary>A policy's name, or its whole text where the name stands more than once.</summary>
    private static string LabelOf(PolicyText policy, IReadOnlyList<PolicyText> all) =>
        all.Count(other => other.Name == policy.Name) == 1 ? policy.Name : policy.ToString();
}
