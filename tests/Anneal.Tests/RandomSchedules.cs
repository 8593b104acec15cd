namespace Anneal.Tests;

/// <summary>Schedules and plans put together at random, from a seed.</summary>
internal static class RandomSchedules
{
    private static readonly Curve[] Curves =
    [
        Curve.Linear, Curve.Cosine, Curve.Rex, Curve.Polynomial(2), Curve.Power(0.5), Curve.Exponential(0.1), Curve.Logarithmic(100), Curve.CosinePower(3),
        Curve.Cosine.KDecay(1.5), Curve.Polynomial(0.9).KDecay(2).KDecay(0.3),
    ];

    private static readonly Schedule[] Written = [.. ScheduleExamples.All.Where(schedule => !ScheduleExamples.HasFunction(schedule))];

    public static Schedule Next(Random random, int depth)
    {
        Schedule schedule = depth == 0 ? Leaf(random) : Composed(random, depth);
        return random.Next(8) == 0 ? schedule with { AfterEnd = (AfterEnd)random.Next(3) } : schedule;
    }

    public static Plan NextPlan(Random random)
    {
        var plan = new Plan(Next(random, 2), momentum: random.Next(2) == 0 ? new Constant(random.NextDouble()) : null);
        if (random.Next(2) == 0)
            plan = plan.WithMomentum(Coupling.Mirror(0.01, 0.1, Number(random), Number(random)));
        if (random.Next(2) == 0)
            plan = plan.WithWeightDecay(random.Next(2) == 0 ? Coupling.Inverse(1e-5, 1e-3) : Coupling.Proportional(0.01));
        if (random.Next(2) == 0)
            plan = plan.WithBatchSize(new PiecewiseConstant([random.Next(100)], [128, 256]));
        if (random.Next(2) == 0)
            plan = plan.With(random.Next(2) == 0 ? "Label Smoothing \"α\" \\" : "dropout", Next(random, 1));
        return random.Next(2) == 0
            ? plan
            : plan.WithGroups(
                new ParameterGroup("backbone", 0.1) { AddedAt = random.Next(500) },
                new ParameterGroup("Head, (big); group") { LearningRate = Next(random, 1), Momentum = Leaf(random), WeightDecay = random.Next(2) == 0 ? Leaf(random) : null },
                new ParameterGroup("biases", weightDecayFactor: 0));
    }

    private static Schedule Leaf(Random random) => random.Next(5) switch
    {
        0 => new Ramp(Number(random), Number(random), random.Next(1, 1000), Curves[random.Next(Curves.Length)]),
        1 => new Ramp(0.1, 0.1, random.Next(1, 100)),
        2 => new Tabulated([.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => Number(random))]),
        3 => new Constant(Number(random)),
        _ => Written[random.Next(Written.Length)],
    };

    private static Schedule Composed(Random random, int depth)
    {
        Schedule inner = Next(random, depth - 1), bounded = inner.Steps == Schedule.Unbounded ? inner.For(random.Next(1, 300)) : inner;
        return random.Next(11) switch
        {
            0 => bounded.Then(Next(random, depth - 1)),
            1 when bounded.AfterEnd != AfterEnd.Throw => bounded.Then(new Ramp(1, 1, 1)).ThenRamp(Number(random), random.Next(1, 100), Curves[random.Next(Curves.Length)]).ThenHold(random.Next(1, 10)),
            2 => (random.Next(2) == 0 ? inner : bounded).WithWarmup(random.Next(0, 50), random.Next(2) * 0.001, Curves[random.Next(2)]),
            3 => bounded.Feedback == FeedbackSources.None && bounded.Steps < 1 << 30 ? bounded.Repeat(random.Next(1, 5)) : bounded,
            4 => inner.Times(Number(random)),
            5 => inner.Times(Next(random, depth - 1)),
            6 => inner.Within(-Number(random), random.Next(2) == 0 ? double.PositiveInfinity : 1),
            7 => inner.Staircase(random.Next(1, 20)),
            8 => inner.For(random.Next(1, 500)),
            9 => inner.Mirror(0, 0.1 + random.NextDouble(), 0.95, 0.85),
            _ => inner.WithNoise(0.1, random.Next(2) == 0 ? double.PositiveInfinity : 0.5, random.Next(-5, 5)),
        };
    }

    private static double Number(Random random) => random.Next(3) switch
    {
        0 => random.NextDouble(),
        1 => Math.Round(random.NextDouble(), 2),
        _ => Math.Pow(10, random.Next(-12, 5)),
    };
}
