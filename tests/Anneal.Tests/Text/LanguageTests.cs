using Anneal.Text;

namespace Anneal.Tests.Text;

public sealed class LanguageTests
{
    private static readonly RunLength Run = new(steps: 1000, stepsPerEpoch: 100, batchSize: 32);

    [Fact]
    public void A_hold_and_a_cosine_fill_the_run() => Assert.Equal(
        new Ramp(3e-4, 3e-4, 800).ThenRamp(0, 200, Curve.Cosine),
        Schedule.Parse("hold 3e-4 for 80% -> cosine to 0", Run));

    [Fact]
    public void A_warm_up_before_a_policy_takes_its_share_and_the_momentum_waits() => Assert.Equal(
        new OneCycle(0.8, 950).Build().WithWarmup(50),
        Plan.Parse("warmup 5% -> 1cycle(peak 0.8)", Run));

    [Fact]
    public void A_policy_alone_is_the_plan_that_it_builds() => Assert.Equal(
        PolicyText.Parse("standard(rate 0.1, drops 30% 60% 90%, factor 0.2, weight-decay 0.0005, warmup 5%)").Build(Run),
        Plan.Parse("standard(rate 0.1, drops 30% 60% 90%, factor 0.2, weight-decay 0.0005, warmup 5%)", Run));

    [Fact]
    public void A_policy_keeps_its_own_length() => Assert.Equal(
        new OneCycle(0.2, 700).Build(),
        Plan.Parse("1cycle(peak 0.2, epochs 7)", Run));

    [Fact]
    public void A_channel_behind_a_semicolon_goes_before_the_policys_own()
    {
        Plan plan = Plan.Parse("1cycle(peak 0.2); momentum 0.5; weight-decay 1e-4", Run);

        Assert.Equal(new Hyperparameters(0.2, 0.5, 1e-4), plan.At(450));
    }

    [Fact]
    public void Lengths_have_units() => Assert.Equal(
        new Ramp(0, 0.1, 200).ThenHold(100).ThenHold(10).ThenRamp(0, 1),
        Schedule.Parse("linear from 0 to 0.1 for 2 epochs -> hold for 10% -> hold for 320 examples -> linear to 0 for 1 step", Run));

    [Fact]
    public void A_channel_follows_the_rate_by_a_coupling() => Assert.Equal(
        new Plan(new TriangularCycle(0.01, 0.1, 500)).WithMomentum(Coupling.Mirror(0.01, 0.1, 0.95, 0.85)).With("dropout", new Ramp(0, 0.1, 10)),
        Plan.Parse("triangular-cycle(low 0.01, high 0.1, up 50%); momentum mirror(low 0.01, high 0.1, at-low 0.95, at-high 0.85); dropout linear from 0 to 0.1 for 10 steps", Run));

    [Fact]
    public void Groups_have_factors_and_schedules_of_their_own() => Assert.Equal(
        new Plan(new Ramp(0.1, 0, 100)).WithGroups(new ParameterGroup("backbone", 0.1) { AddedAt = 100 }, new ParameterGroup("Head") { LearningRate = new Ramp(0.01, 0, 100, Curve.Cosine) }),
        Plan.Parse("linear from 0.1 to 0 for 100 steps; group backbone(learning-rate-factor 0.1, added-at 1 epoch); group \"Head\"(learning-rate cosine from 0.01 to 0 for 100 steps)", Run));

    [Theory]
    [InlineData("cosine  FROM 0.1 to 0   for 1e2 Steps", "cosine from 0.1 to 0 for 100 steps")]
    [InlineData("linear from 0 to 0.1 for 5 steps->hold 0.1 for 5 steps", "warmup 5 steps -> hold 0.1 for 5 steps")]
    [InlineData("warmup 5 steps from 0.01 along cosine -> 0.1", "warmup 5 steps from 0.01 along cosine -> 0.1")]
    [InlineData("exponential-decay(factor 0.9, initial .1, period 1 step)", "exponential-decay(initial 0.1, factor 0.9)")]
    [InlineData("strict(polynomial 2 k-decay 1.5 from 1 to 0 for 10 steps)", "strict(polynomial 2 k-decay 1.5 from 1 to 0 for 10 steps)")]
    [InlineData("geometric from 1 to 0.1 for 5 steps -> geometric to 0.01 for 5 steps", "geometric from 1 to 0.1 for 5 steps -> geometric to 0.01 for 5 steps")]
    public void A_schedule_has_one_text(string text, string canonical) => Assert.Equal(canonical, Schedule.Parse(text).ToText());

    [Theory]
    [InlineData("cosin from 0.1 to 0 for 10 steps", 0, "Did you mean 'cosine'?")]
    [InlineData("cosine fro 0.1 to 0 for 10 steps", 7, "where 'from' or 'to' should stand. Did you mean 'from'?")]
    [InlineData("cosine from 0.1 too 0 for 10 steps", 16, "there is 'too', where 'to' should stand")]
    [InlineData("cosine from 0.1 to 0 for 10", 27, "the text ends, where the unit of the length")]
    [InlineData("cosine from 0.1 to 0 for 10 stepps", 28, "Did you mean 'steps'?")]
    [InlineData("cosine from 0.1 to 0 for 1.5 steps", 25, "steps are whole")]
    [InlineData("cosine from 0.1 to 0", 0, "must say for how long")]
    [InlineData("cosine to 0 for 10 steps", 0, "it must say where it starts: cosine from 0.1 to 0")]
    [InlineData("hold for 10 steps", 0, "it must say where it starts: hold 0.1")]
    [InlineData("hold 0.1 for 10%", 13, "needs the length of the run")]
    [InlineData("polynomial to 0", 11, "where the power of the curve polynomial, a number, should stand")]
    [InlineData("polynomial -1 from 1 to 0 for 5 steps", 0, "'power' must be a finite number above 0; it is -1")]
    [InlineData("step-decay(initial 0.1, factor 0.5)", 0, "'step-decay' lacks the argument 'period'")]
    [InlineData("step-decay(initial 0.1, factor 0.5, perod 5 steps)", 36, "it takes initial, factor, period. Did you mean 'period'?")]
    [InlineData("step-decay(factor 0.5, initial 1, factor 1, period 1 step)", 34, "'factor' stands there twice")]
    [InlineData("step-decay(initial 0.1, factor -0.5, period 5 steps)", 0, "step-decay: 'factor' must be a finite number, 0 or more; it is -0.5")]
    [InlineData("step-decay(initial 0.1 0.2, factor 0.5, period 5 steps)", 23, "there is '0.2', where ',' or ')' should stand")]
    [InlineData("triangular-cycle(low 0, high 1, up 5 steps, scale triangle)", 50, "one of triangular, triangular2, exponential-range")]
    [InlineData("0.1 -> 0.2", 7, "what stands before this never ends")]
    [InlineData("warmup 5 steps", 14, "'->' and what the warm-up rises to")]
    [InlineData("0.1 -> warmup 5 steps -> 0.2", 7, "a warm-up comes first")]
    [InlineData("1cycle", 0, "1cycle is a policy, which is a whole plan")]
    [InlineData("repeated(x, times 3)", 9, "there is 'x', where a schedule")]
    [InlineData("0.1 # comment", 4, "'#', which means nothing here")]
    [InlineData("forever(0.1", 11, "where ')' should stand")]
    [InlineData("", 0, "the text ends, where a schedule: a number, 'hold'")]
    public void A_mistake_is_pointed_at_and_what_could_stand_there_is_said(string text, int position, string message)
    {
        var error = Assert.Throws<PlanFormatException>(() => Schedule.Parse(text));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(position, error.Position);
        string[] lines = error.Message.Split('\n');
        Assert.Equal(text[position..].FirstOrDefault('$'), $"{lines[2]}$"[lines[3].IndexOf('^', StringComparison.Ordinal)]);
    }

    [Theory]
    [InlineData("hold 1 for 60% -> linear to 0 for 50% -> cosine to 0", 42 - 1, "nothing of the run's 1000 steps is left for 'cosine': the others take 1100")]
    [InlineData("hold 1 -> linear to 0", 10, "only one stage can take what is left")]
    [InlineData("hold 1 -> 1cycle", 0, "only one stage can take what is left of the run. Say for how long")]
    [InlineData("1cycle -> hold 1", 7, "nothing can follow it")]
    [InlineData("1cycle(peak 1, rise 45)", 15, "'rise' takes a share of the run")]
    [InlineData("1cycle(peek 1)", 7, "Did you mean 'peak'?")]
    [InlineData("1cycle(rise 80%, fall 80%)", 0, "longer than the run")]
    [InlineData("0.1; momentum 0.9; momentum 0.8", 19, "'momentum' stands there twice")]
    [InlineData("0.1; momentum mirror(low 1, high 0, at-low 1, at-high 0)", 14, "must be below the high value")]
    [InlineData("0.1; group a(); group a()", 0, "Two groups are named 'a'")]
    [InlineData("0.1;", 4, "the name of a channel")]
    [InlineData("0.1; learning-rate 0.1", 0, "stands first and is no channel")]
    public void A_mistake_in_a_plan_is_pointed_at(string text, int position, string message)
    {
        var error = Assert.Throws<PlanFormatException>(() => Plan.Parse(text, Run));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(position, error.Position);
    }

    [Fact]
    public void All_mistakes_of_a_schedule_are_reported_at_once()
    {
        var error = Assert.Throws<PlanFormatException>(() => Schedule.Parse("step-decay(initial x, factor 0.5 0.6, color red)"));

        Assert.Equal(4, error.Problems.Count);
    }

    [Fact]
    public void A_place_far_out_in_a_long_text_is_shown_with_what_is_around_it()
    {
        string text = string.Join(" -> ", Enumerable.Repeat("hold 0.1 for 10 steps", 1000)) + " -> hld";
        string[] lines = Assert.Throws<PlanFormatException>(() => Schedule.Parse(text)).Message.Split('\n');

        Assert.True(lines[^2].Length < 100);
        Assert.Equal('h', lines[^2][lines[^1].IndexOf('^', StringComparison.Ordinal)]);
    }
}
