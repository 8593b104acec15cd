using Anneal.Finder;

namespace Anneal.Tests.Finder;

public sealed class LearningRateFinderTests
{
    [Fact]
    public void A_loss_stands_beside_the_rate_that_caused_it()
    {
        var training = new QuadraticTraining(curvature: 2);
        LossCurve curve = training.Finder().Find().Curves[0];

        double weight = 1;
        for (int i = 0; i < curve.Rates.Count; i++)
        {
            Assert.Equal(weight * weight, curve.LossesBefore[i], 1e-12);
            weight -= curve.Rates[i] * 2 * weight;
            Assert.Equal(weight * weight, curve.Losses[i], 1e-12);
        }
    }

    [Fact]
    public void A_probe_is_asked_after_each_update_and_makes_the_curve()
    {
        var training = new QuadraticTraining(curvature: 2);
        int asked = 0;
        var finder = new LearningRateFinder(training.Update, training.Snapshot, training.Restore)
        {
            Repeats = 1,
            Probe = () => training.Updates == ++asked ? 10 + training.Loss : double.NaN,
        };
        LossCurve curve = finder.Find().Curves[0];

        Assert.All(Enumerable.Range(0, curve.Rates.Count - 1), i => Assert.Equal(10 + curve.LossesBefore[i + 1], curve.Losses[i], 1e-12));
    }

    [Fact]
    public void A_sweep_without_a_probe_makes_one_update_more_to_see_what_the_last_rate_did()
    {
        var training = new QuadraticTraining(curvature: 0.01);
        LossCurve curve = training.Finder().Find().Curves[0];

        Assert.Equal(101, training.Updates);
        Assert.Equal(100, curve.Losses.Count);
        Assert.Null(curve.DivergenceRate);
    }

    [Fact]
    public void The_average_of_a_constant_loss_is_that_loss_from_the_first_update_on()
    {
        var finder = new LearningRateFinder(_ => 1, () => { }, () => { }) { Repeats = 1, Smoothing = 0.98 };

        Assert.All(finder.Find().Curves[0].Smoothed, smoothed => Assert.Equal(1, smoothed, 1e-12));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_loss_that_is_not_finite_ends_the_sweep_and_its_cause_is_the_divergence_rate(double broken)
    {
        int updates = 0;
        var finder = new LearningRateFinder(_ => ++updates <= 60 ? 2 - 0.01 * updates : broken, () => { }, () => { }) { Repeats = 1 };
        FinderResult found = finder.Find();

        Assert.Equal(finder.Rates.At(59), found.DivergenceRate);
        Assert.Equal(59, found.Curves[0].Rates.Count);
        Assert.All(found.Curves[0].Losses.Concat(found.Curves[0].Smoothed), loss => Assert.True(double.IsFinite(loss)));
        Assert.All(found.Rules, suggestion => Assert.True(suggestion.Median is null or < 10));
    }

    [Fact]
    public void A_quadratic_diverges_above_two_over_its_curvature()
    {
        FinderResult found = new QuadraticTraining(curvature: 50).Finder().Find();

        Assert.InRange(found.DivergenceRate!.Value, 2 / 50.0, 1);
    }

    /// <summary>One batch has its minimum at 0.1, the other at -0.1; the second sweep begins with the other.</summary>
    [Fact]
    public void Where_two_batches_disagree_the_recommendation_is_below_the_stability_limit()
    {
        (double weight, int updates) = (1, 0);
        var finder = new LearningRateFinder(Update, () => { }, () => weight = 1) { Repeats = 2 };

        Assert.InRange(finder.Find().Recommendation.LearningRate!.Value, 0.1 * 2 / 50, 2 / 50.0);

        double Update(double rate)
        {
            double error = weight - (updates++ % 2 == 0 ? 0.1 : -0.1);
            weight -= rate * 50 * error;
            return 25 * error * error;
        }
    }

    /// <summary>Where a rule compares with four times the best of a biased average, the second sweep of a trained network ends at once.</summary>
    [Theory]
    [InlineData(1e-6)]
    [InlineData(1)]
    [InlineData(1e6)]
    public void The_answer_does_not_depend_on_how_large_losses_are(double weight)
    {
        FinderResult found = new QuadraticTraining(curvature: 50, weight).Finder().Find(), reference = new QuadraticTraining(curvature: 50).Finder().Find();

        Assert.Equal(reference.DivergenceRate!.Value, found.DivergenceRate!.Value, 1e-9);
        Assert.Equal(reference.Recommendation.LearningRate!.Value, found.Recommendation.LearningRate!.Value, 1e-9);
    }

    [Fact]
    public void A_linear_sweep_and_an_exponential_one_see_the_same_valley()
    {
        static double Found(Schedule rates)
        {
            double last = 0;
            var finder = new LearningRateFinder(Update, () => { }, () => last = 0) { Repeats = 1, Rates = rates };
            return finder.Find().Recommendation.LearningRate!.Value;

            double Update(double rate)
            {
                double loss = last == 0 ? ValleyCurve.Golden.Start : ValleyCurve.Golden.At(last);
                last = rate;
                return loss;
            }
        }

        Assert.Equal(Math.Log10(Found(RangeTest.Exponential(1e-7, 10, 100))), Math.Log10(Found(RangeTest.Linear(0, 3, 3000))), 0.25);
    }

    [Fact]
    public void Every_update_is_told_with_its_sweep()
    {
        var told = new List<SweepPoint>();
        var finder = new LearningRateFinder(_ => 1, () => { }, () => { }) { Repeats = 2, Progress = told.Add };
        finder.Find();

        Assert.Equal(Enumerable.Range(0, 200).Select(i => (i / 100, i % 100)), told.Select(point => (point.Repeat, point.Update)));
    }

    [Fact]
    public void Rates_that_no_sweep_can_have_are_refused_with_the_remedy()
    {
        foreach (Schedule rates in new Schedule[] { new Constant(0.1).For(100), new GeometricRamp(1, 1e-3, 100), new Ramp(-1, 1, 100), RangeTest.Exponential(1e-7, 10, 9), new Constant(0.1) })
        {
            var refused = Assert.Throws<ArgumentException>(() => new LearningRateFinder(_ => 1, () => { }, () => { }) { Rates = rates });
            Assert.Contains("RangeTest.Exponential", refused.Message, StringComparison.Ordinal);
        }
    }
}
