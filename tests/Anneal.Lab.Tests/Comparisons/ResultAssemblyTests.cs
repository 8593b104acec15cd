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
        PolicyText policy = PolicyText.Parse("1cycle");
        RunRequest request = new(policy, "1cycle", new RunLength(Whole, 10), 1);
        ComparisonResult result = new ResultAssembly(new ComparisonSettings(), [(policy, "1cycle")], [request], [Record(request, 0.9)]).Build();

        Assert.Null(result.Policies[0].Difference);
        Assert.Null(result.Policies[0].UpdatesToReference);
        Assert.Null(result.Factor);
    }

    private static ComparisonResult Build(double standard, double[] accuracies)
    {
        PolicyText[] policies = [PolicyText.Parse("standard"), PolicyText.Parse("1cycle")];
        List<RunRequest> requests = [];
        List<RunRecord> records = [];
        foreach (int seed in (int[])[1, 2])
        {
            Add(new RunRequest(policies[0], "standard", new RunLength(Whole, 10), seed), standard);
            Add(new RunRequest(policies[1], "1cycle", new RunLength(Whole, 10), seed), accuracies[^1]);
            foreach ((Budget budget, double accuracy) in Budget.All.Zip(accuracies).SkipLast(1))
                Add(new RunRequest(policies[1], "1cycle", new RunLength(budget.Of(Whole), 10), seed, budget), accuracy);
        }

        return new ResultAssembly(new ComparisonSettings(), [(policies[0], "standard"), (policies[1], "1cycle")], requests, records).Build();

        void Add(RunRequest request, double accuracy)
        {
            requests.Add(request);
            records.Add(Record(request, accuracy + (request.Seed == 1 ? 0.001 : -0.001)));
        }
    }

    private static RunRecord Record(RunRequest request, double accuracy) => new()
    {
        Policy = request.Label,
        Seed = request.Seed,
        Plan = request.Policy.Build(request.Length),
        Losses = [0.5],
        Curve = [new CurvePoint(request.Length.Steps, 0.1, 0.99, 0.2, accuracy)],
        TestAccuracy = accuracy,
        Seconds = 1,
        Diverged = false,
    };
}
