namespace Anneal.Tests.Driving;

public sealed class HorizonTests
{
    private static readonly Plan Planned = new OneCycle(0.4, 1000).Build();

    [Theory]
    [InlineData(ReplanMode.ContinuousValue)]
    [InlineData(ReplanMode.ContinuousSlope)]
    [InlineData(ReplanMode.HoldThenDecay)]
    public void A_driven_plan_goes_on_without_a_jump_to_its_new_end(ReplanMode mode)
    {
        double rate = double.NaN;
        PlanDriver driver = Planned.AttachToLearningRate(now => rate = now);
        Advance(driver, 600);
        double before = rate;
        driver.Replan(1500, mode);

        Assert.Equal(before, rate);
        Assert.Equal(1500, driver.Plan.Steps);
        Advance(driver, 899);
        Assert.False(driver.IsFinished);
        Assert.Equal(Planned.At(999).LearningRate, rate);
        driver.Advance();
        Assert.True(driver.IsFinished);
    }

    [Fact]
    public void Replanning_and_landing_are_part_of_the_saved_state()
    {
        double first = double.NaN, second = double.NaN;
        PlanDriver driver = Planned.AttachToLearningRate(now => first = now), resumed = Planned.AttachToLearningRate(now => second = now);
        Advance(driver, 300);
        driver.Replan(1500);
        Advance(driver, 400);
        driver.Replan(1200, ReplanMode.ContinuousValue);
        Advance(driver, 100);
        driver.Land(50, 0.001, Curve.Polynomial(2));
        Advance(driver, 10);
        resumed.Restore(driver.Save());

        Assert.Equal(driver.Plan, resumed.Plan);
        Assert.Equal(850, resumed.Plan.Steps);
        for (; !driver.IsFinished; driver.Advance(), resumed.Advance())
            Assert.Equal(first, second);
        Assert.Equal((0.001, true), (second, resumed.IsFinished));
        Assert.Equal(driver.Save(), resumed.Save());
    }

    [Fact]
    public void A_plateau_is_landed_with_what_it_decided_before_and_after_a_resume()
    {
        Plan plan = new Plan(new Plateau(0.1, 0.1, 1));
        PlanDriver driver = plan.AttachToLearningRate(_ => { }), resumed = plan.AttachToLearningRate(_ => { });
        Advance(driver, 10);
        driver.Observe(1.0);
        driver.Observe(1.0);
        driver.Land(11);
        resumed.Restore(driver.Save());

        Assert.Equal(0.01, resumed.Now.LearningRate, 1e-15);
        Advance(resumed, 5);
        Assert.Equal(0.005, resumed.Now.LearningRate, 1e-15);
        Assert.Equal(21, resumed.Plan.Steps);
    }

    [Fact]
    public void A_refused_change_changes_nothing()
    {
        PlanDriver driver = Planned.AttachToLearningRate(_ => { });
        Advance(driver, 600);
        string before = driver.Save();

        Assert.Throws<ArgumentOutOfRangeException>(() => driver.Replan(601));
        Assert.Throws<ArgumentOutOfRangeException>(() => driver.Land(1));
        Assert.Equal(before, driver.Save());
    }

    [Fact]
    public void A_state_of_the_version_before_is_read()
    {
        PlanDriver driver = Planned.AttachToLearningRate(_ => { }), resumed = Planned.AttachToLearningRate(_ => { });
        Advance(driver, 7);
        resumed.Restore(driver.Save().Replace("\"schemaVersion\":2", "\"schemaVersion\":1", StringComparison.Ordinal));

        Assert.Equal(7, resumed.AppliedUpdates);
    }

    private static void Advance(PlanDriver driver, int updates)
    {
        for (int i = 0; i < updates; i++)
            driver.Advance();
    }
}
