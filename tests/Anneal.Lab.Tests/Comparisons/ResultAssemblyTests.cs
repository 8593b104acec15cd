using Anneal.Lab.Comparisons;
using Anneal.Text;

namespace Anneal.Lab.Tests.Comparisons;

/// <summary>The headline figure, on records with chosen accuracies.</summary>
public sealed class ResultAssemblyTests
{
    private const long Whole = 240;

    [Theory]
    [InlineData(new[] { 0.90, 0.93, 0.94, 0.96, 0.97 }, 120L)]
    [InlineData(new[] { 0.95, 0.93, 0.94, 0.96, 0.97 }, 30L)]
    [InlineData(new[] { 0.90, 0.90, 0.90, 0.90, 0.95 }, 240L)]
    [InlineData(new[] { 0.90, 0.90, 0.90, 0.90, 0.9499 }, null)]
    public void Updates_to_reference_is_the_shortest_finished_1cycle_run_not_below_standard(double[] accuracies, long? expected)
    {
        ComparisonResult result = Build(standard: 0.95, accuracies);

        Assert.Equal(expected, result.Policies.Single(policy => policy.Name == "1cycle").UpdatesToReference);
        Assert.Equal(expected is { } updates ? (double)Whole / updates : null, result.Factor);
        Assert.Equal(Whole, result.Standard!.UpdatesToReference);
    }

    [Fact]
    public void Without_a_standard_policy_there_is_no_difference_and_no_reference()
    {
        RunRequest request = new(PlanOf("1cycle", Whole), "1cycle", 1);
        ComparisonResult result = new ResultAssembly(new ComparisonSettings(), [("1cycle", "1cycle")], [request], [Record(request, 0.9)]).Build();

        Assert.Null(result.Reference);
        Assert.Null(result.Policies[0].Difference);
        Assert.Null(result.Policies[0].UpdatesToReference);
        Assert.Null(result.Factor);
    }

    [Fact]
    public void Without_a_standard_policy_the_others_are_compared_with_the_first()
    {
        RunRequest[] requests = [.. from seed in (int[])[1, 2] from name in (string[])["clr", "1cycle"] select new RunRequest(PlanOf(name, Whole), name, seed)];
        RunRecord[] records = [.. requests.Select(request => Record(request, request.Label == "clr" ? 0.9 : 0.92 + 0.01 * request.Seed))];
        ComparisonResult result = new ResultAssembly(new ComparisonSettings(), [("clr", "clr"), ("1cycle", "1cycle")], requests, records).Build();

        Assert.Equal("clr", result.Reference!.Name);
        Assert.Equal(0.035, result.Policies[1].Difference!.Value.Mean, 1e-12);
        Assert.Null(result.Policies[1].UpdatesToReference);
        Assert.Equal("reference", ComparisonTable.Rows(result)[0][3]);
        Assert.Contains("\"clr\"", ComparisonTable.Explanation(result), StringComparison.Ordinal);
    }

    private static ComparisonResult Build(double standard, double[] accuracies)
    {
        List<RunRequest> requests = [];
        List<RunRecord> records = [];
        foreach (int seed in (int[])[1, 2])
        {
            Add(new RunRequest(PlanOf("standard", Whole), "standard", seed), standard);
            Add(new RunRequest(PlanOf("1cycle", Whole), "1cycle", seed), accuracies[^1]);
            foreach ((Budget budget, double accuracy) in Budget.All.Zip(accuracies).SkipLast(1))
                Add(new RunRequest(PlanOf("1cycle", budget.Of(Whole)), "1cycle", seed, budget), accuracy);
        }

        return new ResultAssembly(new ComparisonSettings(), [("standard", "standard"), ("1cycle", "1cycle")], requests, records).Build();

        void Add(RunRequest request, double accuracy)
        {
            requests.Add(request);
            records.Add(Record(request, accuracy + (request.Seed == 1 ? 0.001 : -0.001)));
        }
    }

    private static Plan PlanOf(string policy, long steps) => PolicyText.Parse(policy).Build(new RunLength(steps, 10));

    private static RunRecord Record(RunRequest request, double accuracy) => new()
    {
        Policy = request.Label,
        Seed = request.Seed,
        Plan = request.Plan,
        Examples = 20 * request.Plan.Steps,
        Losses = [0.5],
        Curve = [new CurvePoint(request.Plan.Steps, 0.1, 0.99, 0.2, accuracy)],
        TestAccuracy = accuracy,
        Seconds = 1,
        Diverged = false,
    };
}
