using Anneal.Lab.Comparisons;

namespace Anneal.Lab.Tests.Comparisons;

public sealed class TuningTests
{
    [Fact]
    public void Every_policy_gets_the_same_trials_and_its_best_is_the_highest_validation_accuracy()
    {
        var settings = new ComparisonSettings { Model = "mlp:8", Policies = ["standard", "1cycle"], Epochs = 1, BatchSize = 20, Seeds = [101] };
        IReadOnlyList<TuningTrial> trials = new Tuning(SmallImages.Load(), settings).Run();

        int grid = Tuning.Rates.Count * Tuning.WeightDecays.Count;
        Assert.Equal(2 * grid, trials.Count);
        Assert.All(Tuning.Best(trials), best => Assert.Equal(
            best.ValidationAccuracy.Mean, trials.Where(trial => trial.Policy.Name == best.Policy.Name).Max(trial => trial.ValidationAccuracy.Mean)));
    }

    [Fact]
    public void Tuning_does_not_use_the_seeds_of_a_comparison() =>
        Assert.Empty(Tuning.Seeds.Intersect(new ComparisonSettings().Seeds));

    [Theory]
    [InlineData("digits")]
    [InlineData("mnist")]
    public void Every_tuned_policy_lies_on_the_grid(string data) => Assert.All(TunedPolicies.For(data), policy =>
    {
        Plan plan = policy.Build(new(1000, 100));
        double highest = Enumerable.Range(0, 1000).Max(step => plan.At(step).LearningRate);
        Assert.Contains(Tuning.Rates, rate => Math.Abs(rate - highest) < 1e-12);
        Assert.Contains(plan.At(0).WeightDecay, Tuning.WeightDecays);
    });
}
