namespace Anneal.Lab.Gallery;

public static partial class Families
{
    /// <summary>Updates between two observations in the pictures.</summary>
    private const int Interval = 5;

    private static Family[] Feedback =>
    [
        new("plateau", "Plateau", typeof(Plateau), null,
            new FamilyLine("factor 0.1", Told(new Plateau(0.1, factor: 0.1, patience: 5))),
            new FamilyLine("factor 0.5, warm-up", Told(new Plateau(0.1, factor: 0.5, patience: 3).WithWarmup(20))))
            { KnownAs = "PyTorch, Keras and timm ReduceLROnPlateau, optax contrib.reduce_on_plateau, scikit-learn adaptive; each counts differently" },
        new("greedy", "Greedy", typeof(Greedy), null,
            new FamilyLine("patience 2", Told(new Greedy(0.03, minimum: 0.001, maximum: 0.1, factor: 0.8, patience: 2))))
            { KnownAs = "transformers GreedyLR" },
        new("time-budget", "Time budget", typeof(TimeBudget), null,
            new FamilyLine("even updates", Walked(static _ => 0.31)),
            new FamilyLine("slower after 60", Walked(static step => step < 60 ? 0.25 : 0.55)))
            { KnownAs = "no other library" },
    ];

    /// <summary>The schedule after a loss that falls, stalls, falls less, and stalls.</summary>
    private static Schedule Told(Schedule schedule)
    {
        for (int step = Interval; step < 200; step += Interval)
            schedule = schedule.Observe(step, Math.Max(1 - step / 60.0, Math.Min(0.4, 1 - step / 150.0)) + 0.3);
        return schedule;
    }

    /// <summary>A 1cycle walked in a minute, with updates of some seconds.</summary>
    private static Schedule Walked(Func<long, double> seconds)
    {
        Schedule schedule = new TimeBudget(new OneCycle(0.1, 10_000).Build().LearningRate, TimeSpan.FromMinutes(1), landingSteps: 10);
        double passed = seconds(0);
        for (long step = 1; step < schedule.Steps; step++)
        {
            schedule = schedule.Observe(step, TimeSpan.FromSeconds(passed));
            passed += seconds(step);
        }

        return schedule;
    }
}
