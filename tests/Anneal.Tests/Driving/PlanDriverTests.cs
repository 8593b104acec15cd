namespace Anneal.Tests.Driving;

public sealed class PlanDriverTests
{
    private static readonly Plan Cycle = new OneCycle(0.4, 100).Build().WithWeightDecay(1e-4);

    [Fact]
    public void The_optimizer_has_the_first_values_as_soon_as_the_plan_is_attached()
    {
        double rate = 0;
        Cycle.AttachToLearningRate(value => rate = value);

        Assert.Equal(Cycle.At(0).LearningRate, rate);
    }

    [Fact]
    public void Every_applied_update_brings_the_next_values()
    {
        Hyperparameters now = default;
        PlanDriver driver = Cycle.AttachTo(values => now = values);

        for (long step = 0; step < 120; step++)
        {
            Assert.Equal(Cycle.At(step), now);
            Assert.Equal(now, driver.Now);
            Assert.Equal(step >= 100, driver.IsFinished);
            driver.Advance();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_plan_of_which_a_part_throws_past_its_end_can_be_driven_to_its_last_update_and_no_further(bool isInside)
    {
        double rate = 0;
        Schedule strict = new Ramp(1, 0, 5) with { AfterEnd = AfterEnd.Throw };
        var plan = new Plan(isInside ? strict.Times(0.5) : strict);
        PlanDriver driver = plan.AttachToLearningRate(now => rate = now);

        for (int update = 0; update < 5; update++)
            driver.Advance();

        Assert.True(driver.IsFinished);
        Assert.Equal(0, rate);
        Assert.Throws<ArgumentOutOfRangeException>(driver.Advance);
    }

    [Fact]
    public void The_clock_stands_still_while_gradients_accumulate()
    {
        var rates = new List<double>();
        PlanDriver driver = Cycle.AttachToLearningRate(rate => rates.Add(rate));

        for (int microBatch = 1; microBatch <= 40; microBatch++)
        {
            if (microBatch % 4 == 0)
                driver.Advance();
        }

        Assert.Equal(10, driver.AppliedUpdates);
        Assert.Equal(Enumerable.Range(0, 11).Select(step => Cycle.At(step).LearningRate), rates);
    }

    [Fact]
    public void Advancing_allocates_nothing()
    {
        Hyperparameters now = default;
        PlanDriver driver = Cycle.For(10_000).AttachTo(values => now = values);
        driver.Advance();

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 5000; i++)
            driver.Advance();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(now, driver.Now);
    }

    [Fact]
    public void Groups_have_their_factors_and_their_own_schedules()
    {
        Plan plan = Cycle.WithGroups(new("backbone", 0.1), new("head") { LearningRate = new Constant(0.7), Momentum = new Constant(0.5) }, new("biases", weightDecayFactor: 0));
        Slot[] groups = [new(), new(), new()];
        PlanDriver driver = plan.AttachTo(groups, static (slot, now) => slot.Now = now);

        driver.Advance();

        Hyperparameters shared = Cycle.At(1);
        Assert.Equal(shared with { LearningRate = shared.LearningRate * 0.1 }, groups[0].Now);
        Assert.Equal(shared with { LearningRate = 0.7, Momentum = 0.5 }, groups[1].Now);
        Assert.Equal(shared with { WeightDecay = 0 }, groups[2].Now);
    }

    [Fact]
    public void A_group_that_is_added_in_mid_run_joins_in_the_middle_of_the_curve()
    {
        List<Slot> groups = [new()];
        PlanDriver driver = Cycle.AttachTo(groups, static (slot, now) => slot.Now = now, _ => new ParameterGroup("unfrozen", 0.5));
        for (int i = 0; i < 30; i++)
            driver.Advance();

        groups.Add(new Slot());
        driver.Advance();

        Assert.Equal(0.5 * Cycle.At(31).LearningRate, groups[1].Now.LearningRate);
    }

    [Fact]
    public void A_group_that_joined_late_is_still_there_after_a_resume()
    {
        List<Slot> groups = [new()];
        PlanDriver driver = Cycle.AttachTo(groups, static (slot, now) => slot.Now = now);
        driver.Advance();
        groups.Add(new Slot());
        driver.Advance();
        Slot[] resumedGroups = [new(), new()];
        PlanDriver resumed = Cycle.AttachTo(resumedGroups, static (slot, now) => slot.Now = now);

        resumed.Restore(driver.Save());

        Assert.Equal(driver.Save(), resumed.Save());
        Assert.Equal(groups.Select(slot => slot.Now), resumedGroups.Select(slot => slot.Now));
    }

    [Fact]
    public void A_state_names_everything_that_changed_in_the_plan()
    {
        string state = Cycle.AttachToLearningRate(_ => { }).Save();
        Plan other = new OneCycle(0.5, 80).Build().With("label-smoothing", new Constant(0.1));

        string message = Assert.Throws<PlanStateException>(() => other.AttachToLearningRate(_ => { }).Restore(state)).Message;

        Assert.Contains("saved 100 updates, now 80 updates", message, StringComparison.Ordinal);
        Assert.Contains("learning-rate: at step 0 it was 0.04, now it is 0.05", message, StringComparison.Ordinal);
        Assert.Contains("weight-decay: saved, but not in the plan now", message, StringComparison.Ordinal);
        Assert.Contains("label-smoothing: in the plan now, but not saved", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_boundary_that_moved_by_one_step_is_a_different_plan()
    {
        string state = new Plan(PiecewiseConstant.Drops(0.1, 0.1, 50_000)).AttachToLearningRate(_ => { }).Save();
        PlanDriver moved = new Plan(PiecewiseConstant.Drops(0.1, 0.1, 50_001)).AttachToLearningRate(_ => { });

        Assert.Contains("learning-rate: its construction differs", Assert.Throws<PlanStateException>(() => moved.Restore(state)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_with_another_factor_is_a_different_plan()
    {
        Slot[] groups = [new()];
        string state = Cycle.WithGroups(new ParameterGroup("backbone", 0.1)).AttachTo(groups, static (_, _) => { }).Save();
        PlanDriver other = Cycle.WithGroups(new ParameterGroup("backbone", 0.2)).AttachTo(groups, static (_, _) => { });

        Assert.Contains("'backbone' (factors 0.1, 1)", Assert.Throws<PlanStateException>(() => other.Restore(state)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_restore_leaves_the_run_where_it_was()
    {
        PlanDriver driver = Cycle.AttachToLearningRate(_ => { });
        driver.Advance();

        Assert.Throws<PlanStateException>(() => driver.Restore(new Plan(new Constant(1)).AttachToLearningRate(_ => { }).Save()));
        Assert.Equal(1, driver.AppliedUpdates);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1, 2]")]
    [InlineData("""{"schemaVersion": 1, "appliedUpdates": "many"}""")]
    [InlineData("""{"schemaVersion": 7}""")]
    public void A_damaged_state_is_refused_with_a_remedy(string state) =>
        Assert.Contains("Use", Assert.Throws<PlanStateException>(() => Cycle.AttachToLearningRate(_ => { }).Restore(state)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_plateau_resumes_with_its_patience_where_it_was()
    {
        var plan = new Plan(new Plateau(0.1, 0.5, patience: 3));
        PlanDriver driver = plan.AttachToLearningRate(_ => { });
        foreach (double loss in new[] { 1.0, 0.9, 0.95, double.NaN })
            Epoch(driver, loss);
        PlanDriver resumed = plan.AttachToLearningRate(_ => { });
        resumed.Restore(driver.Save());

        Epoch(resumed, 0.92);

        Assert.Equal(0.05, resumed.Now.LearningRate);
        Assert.Equal(0.1, driver.Now.LearningRate);

        static void Epoch(PlanDriver driver, double loss)
        {
            for (int i = 0; i < 10; i++)
                driver.Advance();
            driver.Observe(loss);
        }
    }

    [Fact]
    public void Training_time_never_runs_backwards()
    {
        PlanDriver driver = new Plan(new TimeBudget(new Ramp(1, 0, 1000), TimeSpan.FromMinutes(1))).AttachToLearningRate(_ => { });
        driver.Observe(TimeSpan.FromSeconds(2));

        Assert.Throws<ArgumentOutOfRangeException>(() => driver.Observe(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void A_plan_with_groups_needs_the_list_of_them() =>
        Assert.Contains("list of groups", Assert.Throws<ArgumentException>(() => Cycle.WithGroups(ParameterGroup.Default).AttachToLearningRate(_ => { })).Message, StringComparison.Ordinal);

    private sealed class Slot
    {
        public Hyperparameters Now { get; set; }
    }
}
