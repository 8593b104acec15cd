namespace Anneal.Tests.Analysis;

public sealed class ScheduleAnalysisTests
{
    public static TheoryData<int> Examples => ScheduleExamples.Indices;

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_summary_says_what_the_values_one_by_one_say(int example)
    {
        Schedule schedule = ScheduleExamples.All[example];
        double[] values = [.. Enumerable.Range(0, (int)Math.Min(schedule.Steps, 300)).Select(step => schedule.At(step))];
        double[] changes = [.. values.Zip(values.Skip(1), (before, after) => after - before)];
        ScheduleSummary summary = schedule.Summarize(values.Length);

        Assert.Equal(values.Sum(), summary.Integral, 1e-9);
        Assert.Equal(values.Sum(), schedule.Integral(values.Length), 1e-9);
        Assert.Equal(new SchedulePoint(Array.IndexOf(values, values.Max()), values.Max()), summary.Highest);
        Assert.Equal(new SchedulePoint(Array.IndexOf(values, values.Min()), values.Min()), summary.Lowest);
        Assert.Equal((values[0], values[^1]), (summary.First, summary.Last));
        Assert.Equal(changes.Append(0).Max(change => Math.Max(change, 0)), summary.LargestRise.Value);
        Assert.Equal(changes.Append(0).Max(change => Math.Max(-change, 0)), summary.LargestFall.Value);
        Assert.True(summary.LargestFall.Step == 0 || changes[summary.LargestFall.Step - 1] == -summary.LargestFall.Value);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_first_update_that_passes_a_value_is_the_one_that_a_search_finds(int example)
    {
        Schedule schedule = ScheduleExamples.All[example];
        int steps = (int)Math.Min(schedule.Steps, 300);
        ScheduleSummary summary = schedule.Summarize(steps);
        foreach (double share in new[] { -0.1, 0, 0.25, 0.5, 1, 1.1 })
        {
            double value = summary.Lowest.Value + share * (summary.Highest.Value - summary.Lowest.Value);
            bool isBelow = schedule.At(0) < value;
            long? expected = schedule.At(0) == value ? 0 : Enumerable.Range(0, steps).Where(step => isBelow ? schedule.At(step) >= value : schedule.At(step) <= value).Select(step => (long?)step).FirstOrDefault();

            Assert.Equal(expected, schedule.FirstPassing(value, steps));
        }
    }

    [Fact]
    public void The_closed_area_of_a_straight_line_is_that_of_its_updates()
    {
        foreach (Schedule line in new Schedule[] { new Ramp(0.3, 0.1, 1000), new Ramp(0.3, 0.1, 1000).Times(3), new Constant(0.2), new Ramp(0, 1, 1), new Ramp(0, 1, 2) })
            Assert.Equal(Enumerable.Range(0, 1500).Sum(step => line.At(step)), line.Integral(1500), 1e-9);
    }

    [Fact]
    public void A_passing_can_be_looked_for_from_a_later_update()
    {
        Schedule triangle = new TriangularCycle(0, 1, 10);

        Assert.Equal(5, triangle.FirstPassing(0.5, 100));
        Assert.Equal(15, triangle.FirstPassing(0.5, 100, from: 6));
        Assert.Null(triangle.FirstPassing(2, 100));
        Assert.Null(triangle.FirstPassing(0.5, steps: 5, from: 5));
    }

    [Fact]
    public void Multiplied_by_the_equal_area_factor_a_schedule_has_the_others_area()
    {
        Schedule first = new OneCycle(0.1, 1000).Build().LearningRate, second = new Ramp(0.3, 0, 1000, Curve.Cosine);
        double factor = first.EqualAreaFactor(second, 1000);

        Assert.Equal(first.Integral(1000), second.Times(factor).Integral(1000), 1e-12);
        Assert.Throws<ArgumentException>(() => first.EqualAreaFactor(new Constant(0), 10));
    }

    [Fact]
    public void The_distance_of_plans_is_that_of_their_values()
    {
        Plan first = new OneCycle(0.1, 5000).Build(), second = new CosineOneCycle(0.1, 5000).Build().WithWeightDecay(0.01);
        ValueList<ChannelDifference> differences = PlanDifference.Between(first, second, 5000);
        double[] expected = [.. Enumerable.Range(0, 5000).Select(step => second.At(step).LearningRate - first.At(step).LearningRate)];

        Assert.Equal([Channel.LearningRate, Channel.Momentum, Channel.WeightDecay], differences.Select(difference => difference.Channel));
        Assert.Equal(expected.Max(Math.Abs), Math.Abs(differences[0].Largest.Value));
        Assert.Equal(differences[0].Largest.Value, expected[differences[0].Largest.Step]);
        Assert.Equal(expected.Average(Math.Abs), differences[0].Mean, 1e-12);
        Assert.Equal(Math.Sqrt(expected.Average(difference => difference * difference)), differences[0].RootMeanSquare, 1e-12);
        Assert.Equal(first.LearningRate.Integral(5000) / second.LearningRate.Integral(5000), differences[0].EqualAreaFactor, 1e-12);
        Assert.Equal(0.01, differences[2].Mean, 1e-15);
    }

    [Fact]
    public void A_plan_has_no_distance_to_itself() =>
        Assert.All(PlanDifference.Between(new OneCycle(1, 100).Build(), new OneCycle(1, 100).Build(), 200), difference => Assert.True(difference.IsNone && difference.Mean == 0));

    [Fact]
    public void Ten_million_equal_terms_lose_nothing()
    {
        Schedule tiny = new FunctionSchedule(_ => 0.1, 10_000_000);

        Assert.Equal(1_000_000, tiny.Integral(10_000_000), 1e-9);
    }
}
