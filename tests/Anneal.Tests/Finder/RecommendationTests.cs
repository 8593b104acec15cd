using Anneal.Finder;

namespace Anneal.Tests.Finder;

public sealed class RecommendationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Without_noise_it_is_half_of_where_the_loss_has_risen_by_a_tenth_of_its_fall(int curve)
    {
        ValleyCurve valley = ValleyCurve.All[curve];
        LearningRateRecommendation found = NoisySweep.Find(valley, noise: 0, seed: 1).Recommendation;

        Assert.Equal(valley.Peak, Math.Log10(found.LearningRate!.Value), 0.15);
        Assert.InRange(found.LearningRate.Value, found.FallRate!.Value, found.RiseRate!.Value);
    }

    [Fact]
    public void Equal_sweeps_have_an_empty_band_and_a_single_one_has_none()
    {
        LearningRateRecommendation equal = NoisySweep.Find(ValleyCurve.Golden, noise: 0, seed: 1, repeats: 3).Recommendation;
        LearningRateRecommendation single = NoisySweep.Find(ValleyCurve.Golden, noise: 0, seed: 1, repeats: 1).Recommendation;

        Assert.Equal(equal.LearningRate!.Value, equal.Low!.Value, 1e-12);
        Assert.Equal(equal.LearningRate!.Value, equal.High!.Value, 1e-12);
        Assert.Equal((null, null), (single.Low, single.High));
        Assert.Contains(single.Reasons, reason => reason.Contains("repeat", StringComparison.Ordinal));
    }

    [Fact]
    public void The_band_holds_what_is_found_without_noise_about_as_often_as_it_says()
    {
        double truth = NoisySweep.Find(ValleyCurve.Golden, noise: 0, seed: 1).Recommendation.LearningRate!.Value;
        int held = Enumerable.Range(0, 200).Select(seed => NoisySweep.Find(ValleyCurve.Golden, noise: 0.05, seed, repeats: 5).Recommendation)
            .Count(found => found.Low <= truth && truth <= found.High);

        Assert.InRange(held, 160, 200);
    }

    [Fact]
    public void A_curve_that_never_falls_has_no_answer_and_says_so()
    {
        LearningRateRecommendation found = Of(rate => 1 + 100 * rate * rate);

        Assert.Null(found.LearningRate);
        Assert.Contains("never falls before it rises", Assert.Single(found.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void A_curve_that_never_rises_has_no_answer_and_says_so()
    {
        LearningRateRecommendation found = Of(rate => 1 / (1 + 100 * rate));

        Assert.Null(found.LearningRate);
        Assert.Contains("Go on to higher rates", Assert.Single(found.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void A_curve_that_does_nothing_has_no_answer_and_says_so()
    {
        LearningRateRecommendation found = Of(_ => 2.3);

        Assert.Null(found.LearningRate);
        Assert.Contains("neither falls nor rises", Assert.Single(found.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_that_is_broken_from_the_first_update_on_has_no_answer_and_says_so()
    {
        LearningRateRecommendation found = Of(_ => double.NaN);

        Assert.Null(found.LearningRate);
        Assert.Contains("diverged at 1E-07, after 0 updates", Assert.Single(found.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void Noise_alone_is_not_taken_for_a_valley()
    {
        var noise = new ValleyCurve("no valley", Start: 2.3, Fall: 0, Steepness: 1, FallAt: -2, RiseAt: 0);
        int answers = Enumerable.Range(0, 200).Count(seed => NoisySweep.Find(noise, 0.1, seed).Recommendation.LearningRate is not null);

        Assert.InRange(answers, 0, 2);
    }

    private static LearningRateRecommendation Of(Func<double, double> lossAfter)
    {
        double last = 0;
        return new LearningRateFinder(rate => { double loss = lossAfter(last); last = rate; return loss; }, () => { }, () => last = 0).Find().Recommendation;
    }
}
