namespace Anneal.Tests.Driving;

/// <summary>A random plan on its way: every value that the optimizer got, and what was changed on the way.</summary>
internal sealed record RandomRun(int Seed, Plan Plan, IReadOnlyList<RandomRun.Change> Changes, IReadOnlyList<Hyperparameters> Values)
{
    private const int LongestRun = 400, MostChanges = 2;

    /// <summary>Drives the plan of a seed to its end; null for a plan that has no end, decides by feedback, or cannot be read at every step and after its end.</summary>
    public static RandomRun? Drive(int seed)
    {
        var random = new Random(seed);
        Plan plan = RandomSchedules.NextPlan(random);
        if (plan.Steps is < 10 or > LongestRun || plan.Feedback != FeedbackSources.None || !CanBeRead(plan))
            return null;
        List<Change> changes = [];
        List<Hyperparameters> values = [];
        (PlanDriver driver, Slot[] groups) = Attach(plan);
        for (; !driver.IsFinished; driver.Advance())
        {
            if (changes.Count < MostChanges && random.Next(40) == 0 && Next(random, driver) is { } change)
                changes.Add(change);
            values.AddRange(groups.Select(group => group.Now));
        }

        return new(seed, plan, changes, values);
    }

    /// <summary>The values of the same run, whose driver is thrown away and restored at random steps.</summary>
    public IReadOnlyList<Hyperparameters> Resumed()
    {
        var random = new Random(~Seed);
        List<Hyperparameters> values = [];
        (PlanDriver driver, Slot[] groups) = Attach(Plan);
        for (int change = 0; !driver.IsFinished; driver.Advance())
        {
            if (random.Next(10) == 0)
                (driver, groups) = Restored(driver);
            for (; change < Changes.Count && Changes[change].Step == driver.AppliedUpdates; change++)
                Changes[change].Make(driver);
            if (random.Next(10) == 0)
                (driver, groups) = Restored(driver);
            values.AddRange(groups.Select(group => group.Now));
        }

        return values;
    }

    private (PlanDriver, Slot[]) Restored(PlanDriver driver)
    {
        (PlanDriver Driver, Slot[] Groups) restored = Attach(Plan);
        restored.Driver.Restore(driver.Save());
        return restored;
    }

    private static Change? Next(Random random, PlanDriver driver)
    {
        (Plan before, long step) = (driver.Plan, driver.AppliedUpdates);
        ReplanMode? mode = random.Next(4) == 0 ? null : (ReplanMode)random.Next(3);
        long steps = mode is null ? random.Next(2, 30)
            : mode == ReplanMode.HoldThenDecay ? before.Steps + random.Next(1, 100)
            : step + random.Next(2, 300);
        if (mode is not null && step > before.Steps - 3)
            return null; // what has come to its end has no rest to walk
        var change = new Change(step, mode, steps, before, before);
        change.Make(driver);
        return change with { After = driver.Plan };
    }

    private static (PlanDriver Driver, Slot[] Groups) Attach(Plan plan)
    {
        Slot[] groups = [.. Enumerable.Range(0, plan.Groups.Count + 1).Select(_ => new Slot())];
        return (plan.AttachTo(groups, static (slot, now) => slot.Now = now), groups);
    }

    private static bool CanBeRead(Plan plan)
    {
        try
        {
            (PlanDriver driver, _) = Attach(plan);
            for (; driver.AppliedUpdates < 3 * LongestRun; driver.Advance())
            {
            }

            return true;
        }
        catch (Exception problem) when (problem is ArgumentOutOfRangeException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>A change of the end; without a mode, a landing.</summary>
    internal sealed record Change(long Step, ReplanMode? Mode, long Steps, Plan Before, Plan After)
    {
        public void Make(PlanDriver driver)
        {
            if (Mode is { } mode)
                driver.Replan(Steps, mode);
            else
                driver.Land(Steps);
        }
    }

    private sealed class Slot
    {
        public Hyperparameters Now { get; set; }
    }
}
