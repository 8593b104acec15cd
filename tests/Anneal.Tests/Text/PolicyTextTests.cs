using Anneal.Text;

namespace Anneal.Tests.Text;

public sealed class PolicyTextTests
{
    private static readonly RunLength Run = RunLength.OfEpochs(epochs: 30, stepsPerEpoch: 79);

    public static TheoryData<string> Names => [.. PolicyDefinition.All.Select(policy => policy.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_policy_can_be_written_by_its_name_alone_and_fills_the_run(string name)
    {
        Plan plan = PolicyText.Parse(name).Build(Run);

        Assert.Equal(Run.Steps, plan.Steps);
        Assert.All(Enumerable.Range(0, (int)Run.Steps), step => Assert.True(plan.At(step).LearningRate is >= 0 and < 10));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_default_can_be_written_out_and_changes_nothing(string name)
    {
        PolicyDefinition definition = PolicyDefinition.Find(name)!;
        string arguments = string.Join(", ", definition.Parameters.Where(p => p.Default is not null).Select(p => $"{p.Name} {p.Default}"));

        Assert.Equal(PolicyText.Parse(name).Build(Run), PolicyText.Parse($"{name}({arguments})").Build(Run));
    }

    [Theory]
    [InlineData("1cycle(peak 0.2, epochs 7)", "1cycle(peak 0.2, epochs 7)")]
    [InlineData(" 1CYCLE ( Peak 0.2 ,epochs   7 ) ", "1cycle(peak 0.2, epochs 7)")]
    [InlineData("constant()", "constant")]
    [InlineData("standard(drops 30% 60% 90%)", "standard(drops 30% 60% 90%)")]
    public void Text_is_read_and_written_in_one_form(string text, string canonical)
    {
        PolicyText policy = PolicyText.Parse(text);

        Assert.Equal(canonical, policy.ToString());
        Assert.Equal(policy, PolicyText.Parse(policy.ToString()));
    }

    [Fact]
    public void The_example_of_the_documentation_is_the_1cycle_policy_over_seven_epochs()
    {
        Plan plan = PolicyText.Parse("1cycle(peak 0.2, epochs 7)").Build(Run);

        Assert.Equal(new OneCycle(0.2, 7 * 79).Build(), plan);
    }

    [Fact]
    public void A_standard_policy_drops_where_it_says()
    {
        Plan plan = PolicyText.Parse("standard(rate 0.5, drops 50% 75%, factor 0.1, momentum 0.8, weight-decay 1e-4)").Build(RunLength.OfEpochs(100, 10));

        Assert.Equal(new Hyperparameters(0.5, 0.8, 1e-4), plan.At(499));
        Assert.Equal(0.05, plan.At(500).LearningRate, 1e-15);
        Assert.Equal(0.005, plan.At(750).LearningRate, 1e-15);
    }

    [Fact]
    public void A_warm_up_takes_its_share_of_the_run()
    {
        Plan plan = PolicyText.Parse("constant(rate 0.5, warmup 10%)").Build(RunLength.OfEpochs(10, 10));

        Assert.Equal(100, plan.Steps);
        Assert.Equal(0, plan.At(0).LearningRate);
        Assert.Equal(0.25, plan.At(5).LearningRate, 1e-15);
        Assert.Equal(0.5, plan.At(10).LearningRate);
    }

    [Fact]
    public void Clr_ends_low_after_whole_cycles()
    {
        Schedule rate = PolicyText.Parse("clr(low 0.01, high 0.11, cycles 2)").Build(RunLength.OfEpochs(10, 10)).LearningRate;

        Assert.Equal(0.01, rate.At(0));
        Assert.Equal(0.11, rate.At(25));
        Assert.Equal(0.01, rate.At(50));
        Assert.Equal(0.11, rate.At(75));
    }

    [Fact]
    public void Defaults_fill_in_only_what_is_missing()
    {
        PolicyText policy = PolicyText.Parse("1cycle(epochs 7)").WithDefaults(PolicyText.Parse("1cycle(peak 0.3, epochs 40)"));

        Assert.Equal("1cycle(epochs 7, peak 0.3)", policy.ToString());
    }

    [Fact]
    public void An_argument_can_be_set_anew()
    {
        PolicyText policy = PolicyText.Parse("1cycle(peak 0.3, rise 40%)").With("peak", "0.5");

        Assert.Equal("1cycle(peak 0.5, rise 40%)", policy.ToString());
    }

    [Theory]
    [InlineData("", "at character 1 the text ends, where the name of a policy")]
    [InlineData("1cycle(", "at character 8 the text ends, where the name of an argument")]
    [InlineData("1cycle(peak)", "at character 12 there is ')', where a value for 'peak'")]
    [InlineData("1cycle(peak 1", "where ',' or ')' should stand")]
    [InlineData("1cycle(peak 1) x", "where the end of the text should stand")]
    [InlineData("1cycle(peak 1, peak 2)", "'peak' stands there twice")]
    [InlineData("twocycle", "there is no policy 'twocycle'; there are constant, exponential")]
    [InlineData("1cycle(rate 1)", "'1cycle' has no argument 'rate'; it takes peak")]
    [InlineData("1cycle(peak -1)", "'peak' takes a number above 0, not '-1'")]
    [InlineData("1cycle(peak nan)", "'peak' takes a number above 0, not 'nan'")]
    [InlineData("1cycle(rise 45)", "'rise' takes a share of the run from 0% to 100%, such as 45%, not '45'")]
    [InlineData("1cycle(rise 145%)", "'rise' takes a share of the run")]
    [InlineData("clr(mode square)", "'mode' takes one of triangular, triangular2, exp-range, not 'square'")]
    [InlineData("constant(epochs 1.5)", "'epochs' takes a number that is whole")]
    [InlineData("constant(momentum 1)", "'momentum' takes a number of at least 0 and below 1")]
    public void A_mistake_is_named_with_its_place_and_what_could_stand_there(string text, string message)
    {
        var error = Assert.Throws<PlanFormatException>(() => PolicyText.Parse(text));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_is_reported_at_once()
    {
        var error = Assert.Throws<PlanFormatException>(() => PolicyText.Parse("1cycle(peak 0, rise 45, colour red)"));

        Assert.Equal(3, error.Problems.Count);
    }

    [Fact]
    public void Arguments_that_do_not_fit_each_other_are_reported_when_the_plan_is_built()
    {
        PolicyText policy = PolicyText.Parse("1cycle(rise 80%, fall 80%)");

        Assert.Throws<PlanFormatException>(() => policy.Build(Run));
    }

    [Fact]
    public void Drops_out_of_order_are_reported_when_the_plan_is_built() =>
        Assert.Throws<PlanFormatException>(() => PolicyText.Parse("standard(drops 75% 50%)").Build(Run));
}
