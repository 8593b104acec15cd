using System.Globalization;
using Anneal.Text;
using Anneal.Text.Notations;

namespace Anneal.Tests.Text;

public sealed class RoundTripTests
{
    private static readonly Schedule[] Written = [.. ScheduleExamples.All.Where(schedule => !ScheduleExamples.HasFunction(schedule))];

    public static TheoryData<int> Examples => [.. Enumerable.Range(0, Written.Length)];

    public static TheoryData<int> Functions =>
        [.. Enumerable.Range(0, ScheduleExamples.All.Length).Where(example => ScheduleExamples.HasFunction(ScheduleExamples.All[example]))];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 300)];

    [Fact]
    public void Every_kind_of_schedule_has_a_notation_or_is_a_function_of_code() => Assert.Equal(
        typeof(Schedule).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Schedule))).OrderBy(type => type.FullName),
        ScheduleNotations.Kinds.Concat(ScheduleNotations.Functions).OrderBy(type => type.FullName));

    [Fact]
    public void Every_kind_of_coupling_and_curve_has_a_notation()
    {
        Type[] types = typeof(Schedule).Assembly.GetTypes();

        Assert.Equal(types.Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Coupling)) && type != typeof(Uncoupled)).ToHashSet(), CouplingNotations.Kinds.ToHashSet());
        Assert.Equal(types.Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Curve)) && type != typeof(DelayedCurve)).ToHashSet(), CurveNotation.Kinds.ToHashSet());
    }

    [Fact]
    public void No_name_means_two_things() => Assert.Empty(
        ScheduleNotations.CallNames.Concat(PolicyDefinition.All.Select(policy => policy.Name)).Concat(CouplingNotations.Names)
            .Concat(["hold", "warmup", "geometric", "forever", "strict", "group"]).GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_kind_of_schedule_comes_back_from_its_text(int example) => ExpectSameFromText(Written[example]);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_kind_of_schedule_comes_back_from_its_json(int example) => ExpectSameFromJson(Written[example]);

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_ending_of_its_own_comes_back(int example)
    {
        foreach (AfterEnd ending in Enum.GetValues<AfterEnd>())
        {
            ExpectSameFromText(Written[example] with { AfterEnd = ending });
            ExpectSameFromJson(Written[example] with { AfterEnd = ending });
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_text_has_the_same_values_to_the_last_bit(int example)
    {
        Schedule read = Schedule.Parse(Written[example].ToText());

        for (long step = 0; step < Math.Min(200, read.Steps); step++)
            Assert.Equal(BitConverter.DoubleToInt64Bits(Written[example].At(step)), BitConverter.DoubleToInt64Bits(read.At(step)));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_of_code_is_refused_with_the_remedy(int example)
    {
        Schedule schedule = ScheduleExamples.All[example];

        Assert.Contains("Tabulate", Assert.Throws<NotSupportedException>(schedule.ToText).Message, StringComparison.Ordinal);
        Assert.Contains("Tabulate", Assert.Throws<NotSupportedException>(() => schedule.ToJson()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_schedules_come_back_from_text_and_json(int seed)
    {
        Schedule schedule = RandomSchedules.Next(new Random(seed), depth: 4);

        ExpectSameFromText(schedule);
        ExpectSameFromJson(schedule);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_plans_come_back_from_text_and_json(int seed)
    {
        Plan plan = RandomSchedules.NextPlan(new Random(seed));
        string text = plan.ToText();

        Assert.Equal(plan, Plan.Parse(text));
        Assert.Equal(text, Plan.Parse(text).ToText());
        Assert.Equal(plan, Plan.FromJson(plan.ToJson()));
        Assert.Equal(plan, Plan.FromJson(plan.ToJson(indented: true)));
    }

    [Fact]
    public void Every_policy_comes_back_from_text_and_json_as_the_plan_it_builds() => Assert.All(PolicyDefinition.All, policy =>
    {
        Plan plan = PolicyText.Parse(policy.Name).Build(RunLength.OfEpochs(30, 79));

        Assert.Equal(plan, Plan.Parse(plan.ToText()));
        Assert.Equal(plan, Plan.FromJson(plan.ToJson()));
    });

    [Theory]
    [InlineData(0.1)]
    [InlineData(-0.30000000000000004)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(1e-300)]
    [InlineData(123456789.125)]
    public void Numbers_keep_their_bits(double value)
    {
        Assert.Equal(value, ((Constant)Schedule.Parse(new Constant(value).ToText())).Value);
        Assert.Equal(value, ((Constant)Schedule.FromJson(new Constant(value).ToJson())).Value);
    }

    [Fact]
    public void The_culture_of_the_machine_changes_nothing()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = comma;
            Assert.Equal("linear from -0.5 to 1e-5 for 100 steps", new Ramp(-0.5, 1e-5, 100).ToText());
            Assert.Equal(new Ramp(-0.5, 1e-5, 100), Schedule.Parse("linear from -0.5 to 1e-5 for 100 steps"));
            Assert.Equal(new Ramp(-0.5, 1e-5, 100), Schedule.FromJson(new Ramp(-0.5, 1e-5, 100).ToJson()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void What_stands_too_deep_is_refused_when_it_is_written_and_when_it_is_read()
    {
        Schedule deep = new Ramp(0, 1, 10);
        for (int i = 0; i < 100; i++)
            deep = new Scaled(deep.Staircase(2), 2);

        Assert.Contains("deep", Assert.Throws<NotSupportedException>(deep.ToText).Message, StringComparison.Ordinal);
        Assert.Contains("deep", Assert.Throws<NotSupportedException>(() => deep.ToJson()).Message, StringComparison.Ordinal);
        Assert.Contains("deep", Assert.Throws<PlanFormatException>(() => Schedule.Parse(string.Concat(Enumerable.Repeat("staircase(", 1000)) + "0.1" + string.Concat(Enumerable.Repeat(", period 2 steps)", 1000)))).Message, StringComparison.Ordinal);
        Assert.Throws<PlanFormatException>(() => Schedule.Parse(new string('(', 1_000_000)));
        Assert.Throws<PlanFormatException>(() => Schedule.Parse(string.Concat(Enumerable.Repeat("staircase(", 100_000))));
        Assert.Throws<PlanFormatException>(() => Schedule.FromJson(string.Concat(Enumerable.Repeat("{\"schemaVersion\":1,\"kind\":\"scaled\",\"schedule\":", 100_000))));
    }

    [Fact]
    public void The_deepest_schedule_that_is_written_is_read()
    {
        Schedule deep = new Ramp(0, 1, 10);
        for (int i = 1; i < Limits.Nesting; i++)
            deep = deep.Staircase(2 + i);

        ExpectSameFromText(deep);
        ExpectSameFromJson(deep);
    }

    private static void ExpectSameFromText(Schedule schedule)
    {
        string text = schedule.ToText();

        Assert.Equal(schedule, Schedule.Parse(text));
        Assert.Equal(text, Schedule.Parse(text).ToText());
        Assert.Equal(schedule, Schedule.Parse(text.ToUpperInvariant()));
    }

    private static void ExpectSameFromJson(Schedule schedule)
    {
        Assert.Equal(schedule, Schedule.FromJson(schedule.ToJson()));
        Assert.Equal(schedule, Schedule.FromJson(schedule.ToJson(indented: true)));
    }
}
