using Anneal.Lab.Statistics;

namespace Anneal.Lab.Comparisons;

/// <summary>Turns the records of runs into the result of a comparison.</summary>
internal sealed class ResultAssembly(
    ComparisonSettings settings, IReadOnlyList<(string Policy, string Label)> policies, IReadOnlyList<RunRequest> requests, IReadOnlyList<RunRecord?> records)
{
    private readonly (RunRequest Request, RunRecord Record)[] _done =
        [.. requests.Zip(records).Where(pair => pair.Second is not null).Select(pair => (pair.First, pair.Second!))];

    public ComparisonResult Build()
    {
        RunRecord[] standard = Main(Comparison.ReferencePolicy);
        RunRecord[] reference = standard.Length > 0 || policies.Count < 2 ? standard : Main(policies[0].Label);
        BudgetResult[] budgets = Budgets(standard);
        PolicyResult[] results = [.. policies
            .Select(policy => Policy(policy.Policy, policy.Label, standard, reference, budgets))
            .OfType<PolicyResult>()];
        return new ComparisonResult(settings, results, budgets, records.All(record => record is not null));
    }

    private PolicyResult? Policy(string policy, string label, RunRecord[] standard, RunRecord[] reference, BudgetResult[] budgets)
    {
        RunRecord[] runs = Main(label);
        if (runs.Length == 0)
            return null;
        long? updates = Reaches(runs, standard) ? runs[0].Plan.Steps : null;
        return new PolicyResult
        {
            Name = label,
            Policy = policy,
            Updates = runs[0].Plan.Steps,
            Runs = runs,
            Difference = Difference(runs, reference),
            UpdatesToReference = label == Comparison.OneCyclePolicy && budgets.Length > 0
                ? budgets.FirstOrDefault(budget => budget.ReachesReference)?.Updates
                : updates,
        };
    }

    /// <summary>Every budget, with the runs of the main table where they are of that length.</summary>
    private BudgetResult[] Budgets(RunRecord[] standard)
    {
        if (standard.Length == 0 || requests.All(request => request.Budget is null))
            return [];
        long whole = standard[0].Plan.Steps;
        return [.. from budget in Budget.All
                   let runs = OneCycleRuns(budget, budget.Of(whole))
                   where runs.Length > 0
                   select new BudgetResult(budget.ToString(), budget.Of(whole), runs, Reaches(runs, standard))];
    }

    private RunRecord[] OneCycleRuns(Budget budget, long updates) =>
        [.. _done.Where(run => run.Request.Label == Comparison.OneCyclePolicy
            && (run.Request.Budget == budget || run.Request.Budget is null && run.Request.Plan.Steps == updates)).Select(run => run.Record)];

    private RunRecord[] Main(string label) =>
        [.. _done.Where(run => run.Request.Budget is null && run.Request.Label == label).Select(run => run.Record)];

    /// <summary>Compared over the seeds that both have, which all do unless the comparison was cut short.</summary>
    private static Estimate? Difference(RunRecord[] runs, RunRecord[] reference)
    {
        (RunRecord Run, RunRecord Reference)[] pairs = Pairs(runs, reference);
        return pairs.Length == 0
            ? null
            : Estimate.OfDifference([.. pairs.Select(pair => pair.Run.TestAccuracy)], [.. pairs.Select(pair => pair.Reference.TestAccuracy)]);
    }

    private static bool Reaches(RunRecord[] runs, RunRecord[] standard)
    {
        (RunRecord Run, RunRecord Reference)[] pairs = Pairs(runs, standard);
        return pairs.Length > 0
            && !runs.Any(run => run.Diverged)
            && pairs.Average(pair => pair.Run.Final.ValidationAccuracy) >= pairs.Average(pair => pair.Reference.Final.ValidationAccuracy);
    }

    private static (RunRecord Run, RunRecord Reference)[] Pairs(RunRecord[] runs, RunRecord[] standard) =>
        [.. runs.Join(standard, run => run.Seed, reference => reference.Seed, (run, reference) => (run, reference))];
}
