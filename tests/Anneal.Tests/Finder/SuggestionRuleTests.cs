using Anneal.Finder;

namespace Anneal.Tests.Finder;

public sealed class SuggestionRuleTests
{
    public static TheoryData<string> Rules => [.. SuggestionRule.Published.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_suggests_a_rate_of_the_curve_or_nothing_however_short_the_curve_is(string name)
    {
        SuggestionRule rule = SuggestionRule.Published.Single(rule => rule.Name == name);
        var random = new Random(1);
        for (int length = 0; length <= 40; length++)
        {
            double[] rates = [.. Enumerable.Range(0, length).Select(i => Math.Pow(10, i / 5.0 - 7))];
            double[] losses = [.. rates.Select(_ => random.NextDouble())];
            double? suggested = rule.Suggest(rates, losses);
            Assert.True(suggested is null || rates.Any(rate => rate == suggested || rate / 10 == suggested), $"{name} suggests {suggested} of {length} rates.");
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_takes_as_many_losses_as_rates(string name) => Assert.Throws<ArgumentException>(
        () => SuggestionRule.Published.Single(rule => rule.Name == name).Suggest([1, 2], [1]));

    /// <summary>A constant loss of 1, as Lightning plots it: 0.505, 0.673, 0.758 and 0.918 at the tenth.</summary>
    [Fact]
    public void Lightnings_average_is_corrected_as_if_one_more_loss_had_been_seen()
    {
        double[] ones = [.. Enumerable.Repeat(1.0, 10)];
        double[] smoothed = new LightningSuggestion().Smooth(ones);

        Assert.Equal([0.505, 0.673, 0.758, 0.918], new[] { smoothed[0], smoothed[1], smoothed[2], smoothed[9] }.Select(value => Math.Round(value, 3)));
        Assert.All(new FastaiValley().Smooth(ones), value => Assert.Equal(1, value, 1e-12));
    }

    [Fact]
    public void Lightnings_old_rule_is_the_steepest_descent_against_the_logarithm()
    {
        double[] rates = [.. Enumerable.Range(0, 100).Select(i => Math.Pow(10, i * 0.08 - 7))];
        double[] losses = [.. rates.Select(ValleyCurve.Golden.At)];

        Assert.Equal(-2.5, Math.Log10(new LightningOldSuggestion().Suggest(rates, losses)!.Value), 0.08);
        Assert.InRange(Math.Log10(new LightningSuggestion().Suggest(rates, losses)!.Value), -7, -5);
    }

    [Fact]
    public void Rules_see_losses_as_their_libraries_record_them_beside_the_rate_after_the_one_that_caused_them()
    {
        FinderResult found = NoisySweep.Find(ValleyCurve.Golden, noise: 0, seed: 1, repeats: 1);
        LossCurve curve = found.Curves[0];
        double[] smoothed = ExponentialAverage.FromFirst(curve.LossesBefore.Span, beta: 0.95);

        Assert.Equal(new IgniteSuggestion().Suggest(curve.Rates.Span, smoothed), found.Rules.Single(suggestion => suggestion.Rule is IgniteSuggestion).Median);
        Assert.Equal(curve.LossesBefore.Span[1..].ToArray(), curve.Losses.Span[..^1].ToArray());
    }

    [Fact]
    public void The_median_is_null_where_most_sweeps_have_no_suggestion()
    {
        Assert.Null(new RuleSuggestion(new FastaiSlide(), [null, null, 1.0]).Median);
        Assert.Equal(2, new RuleSuggestion(new FastaiSlide(), [3.0, null, 2.0]).Median);
        Assert.Equal(2, new RuleSuggestion(new FastaiSlide(), [3.0, 1.0, 2.0]).Median);
    }
}
