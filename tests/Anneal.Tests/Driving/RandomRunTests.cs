namespace Anneal.Tests.Driving;

/// <summary>Plans of all kinds with groups, driven, moved and landed at random steps, and resumed at random steps.</summary>
public sealed class RandomRunTests
{
    private const int Runs = 300;

    private static readonly Lazy<RandomRun[]> Driven = new(() => [.. Enumerable.Range(0, Runs).Select(RandomRun.Drive).OfType<RandomRun>()]);

    [Fact]
    public void Many_runs_are_tried_with_groups_and_with_every_change()
    {
        Assert.True(Driven.Value.Length > 75, $"{Driven.Value.Length} runs");
        Assert.True(Driven.Value.Count(run => run.Plan.Groups.Count > 0) > 20);
        foreach (ReplanMode? mode in (ReplanMode?[])[null, .. Enum.GetValues<ReplanMode>()])
            Assert.True(Driven.Value.Sum(run => run.Changes.Count(change => change.Mode == mode)) > 10, $"{mode}");
    }

    [Fact]
    public void A_run_that_is_resumed_at_random_steps_has_every_value_of_one_that_is_not() =>
        Assert.All(Driven.Value, run => Assert.Equal(run.Values, run.Resumed()));

    [Fact]
    public void No_change_moves_the_learning_rate_of_the_update_at_which_it_is_made() =>
        Assert.All(Driven.Value.SelectMany(run => run.Changes), change => Assert.Equal(change.Before.At(change.Step).LearningRate, change.After.At(change.Step).LearningRate));

    [Fact]
    public void A_change_leaves_the_past_as_it_was() =>
        Assert.All(Driven.Value.SelectMany(run => run.Changes), change =>
        {
            for (long step = 0; step < change.Step; step++)
                Assert.Equal(change.Before.At(step).LearningRate, change.After.At(step).LearningRate);
        });

    [Fact]
    public void A_held_rate_stays_the_same_for_as_long_as_the_run_is_longer() =>
        Assert.All(Driven.Value.SelectMany(run => run.Changes).Where(change => change.Mode == ReplanMode.HoldThenDecay), change =>
        {
            double held = change.Before.At(change.Step).LearningRate;
            for (long longer = 0; longer <= change.After.Steps - change.Before.Steps; longer++)
                Assert.Equal(held, change.After.At(change.Step + longer).LearningRate);
        });
}
