using Anneal.Engine.Diagnosis;
using Anneal.Lab.Diagnosis;
using static Anneal.Lab.Tests.Diagnosis.Measurements;

namespace Anneal.Lab.Tests.Diagnosis;

public sealed class VerdictTests
{
    [Fact]
    public void A_run_in_which_nothing_stands_out_is_sound() => Assert.Equal([VerdictKind.Sound], Kinds(Run));

    [Fact]
    public void A_run_without_measurements_is_not_judged() => Assert.Equal([VerdictKind.Sound], Kinds(Run with { Points = [] }));

    [Theory]
    [InlineData(0.97, 0.93, false)]
    [InlineData(0.97, 0.87, true)]
    [InlineData(1, 0.1, true)]
    public void A_gap_above_five_points_for_certain_is_overfitting(double training, double validation, bool isOverfitting) => Assert.Equal(
        isOverfitting, Kinds(With(point => point with { TrainingAccuracy = training, ValidationAccuracy = validation, ValidationLoss = 0.41 })).Contains(VerdictKind.Overfitting));

    [Fact]
    public void A_gap_that_its_interval_does_not_show_is_not_overfitting() => Assert.DoesNotContain(
        VerdictKind.Overfitting, Kinds(With(point => point with { TrainingAccuracy = 0.95, ValidationAccuracy = 0.87, ValidationLoss = 0.41, Examples = 100 })));

    [Fact]
    public void A_validation_loss_that_rises_while_that_of_training_falls_is_overfitting()
    {
        Verdict verdict = Verdicts.Of(With(point => point with { ValidationLoss = 0.45 })).Single();

        Assert.Equal(VerdictKind.Overfitting, verdict.Kind);
        Assert.Contains("rose from 0.400 after 500 updates to 0.450", verdict.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Known_training_examples_with_a_gap_for_certain_lack_regularization()
    {
        Assert.Equal([VerdictKind.UnderRegularized], Kinds(With(point => point with { TrainingAccuracy = 1, ValidationAccuracy = 0.97 })));
        Assert.Equal([VerdictKind.Sound], Kinds(With(point => point with { TrainingAccuracy = 1, ValidationAccuracy = 0.995 })));
    }

    [Fact]
    public void The_edge_of_stability_at_the_annealed_end_says_nothing_about_the_rate_of_a_run()
    {
        RunMeasurements annealed = Run with { HighestRate = 0.4, Points = [Run.Points[^1] with { TrainingLoss = 0.9, ValidationLoss = 0.9, LearningRate = 1e-6, StabilityRatio = 1e-6 }] };

        Assert.DoesNotContain(VerdictKind.LearningRateTooSmall, Kinds(annealed));
        Assert.Contains(VerdictKind.LearningRateTooSmall, Kinds(annealed with { HighestRate = 1e-6 }));
    }

    [Theory]
    [InlineData(0.3, 0.01, true)]
    [InlineData(0.3, 0.5, false)]
    [InlineData(0.1, 0.01, false)]
    public void A_loss_that_is_not_small_far_below_the_edge_of_stability_is_a_rate_too_small(double loss, double ratio, bool isTooSmall) => Assert.Equal(
        isTooSmall,
        Kinds(Run with { Points = [.. Run.Points.Select(point => point with { TrainingLoss = loss, ValidationLoss = loss, StabilityRatio = ratio })] }).Contains(VerdictKind.LearningRateTooSmall));

    [Theory]
    [InlineData(1.9, 1.2, true)]
    [InlineData(1.25, 1.2, false)]
    public void Where_there_is_no_edge_a_loss_that_still_falls_at_the_end_is_a_rate_too_small(double middle, double end, bool isTooSmall)
    {
        RunMeasurements run = Run with
        {
            Points =
            [
                Point with { UpdatesDone = 500, TrainingLoss = middle, ValidationLoss = middle, StabilityRatio = double.NaN },
                Point with { TrainingLoss = end, ValidationLoss = end, StabilityRatio = double.NaN },
            ],
        };

        Assert.Equal(isTooSmall, Kinds(run).Contains(VerdictKind.LearningRateTooSmall));
    }

    [Fact]
    public void A_loss_that_was_thrown_out_is_a_rate_too_large()
    {
        Verdict verdict = Verdicts.Of(Run with { HighestLoss = 9.5, HighestUpdate = 41 }).Single();

        Assert.Equal(VerdictKind.LearningRateTooLarge, verdict.Kind);
        Assert.Contains("rose to 9.5 at update 41", verdict.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Ending_at_the_loss_of_guessing_above_the_edge_is_a_rate_too_large() => Assert.Equal(
        [VerdictKind.LearningRateTooLarge],
        Kinds(Run with { Points = [.. Run.Points.Select(point => point with { TrainingLoss = 2.31, ValidationLoss = 2.31, TrainingAccuracy = 0.1, ValidationAccuracy = 0.1, StabilityRatio = 1.4 })] }));

    [Theory]
    [InlineData(20, 0.1, 128, VerdictKind.Sound)]
    [InlineData(5000, 0.1, 128, VerdictKind.BatchTooSmall)]
    [InlineData(5000, 5, 128, VerdictKind.Sound)]
    [InlineData(20, 0.1, 512, VerdictKind.BatchTooLarge)]
    [InlineData(20, 0.6, 512, VerdictKind.Sound)]
    public void A_batch_is_judged_against_the_noise_scale_where_that_is_certain(double variance, double error, int batch, VerdictKind expected) => Assert.Equal(
        [expected],
        Kinds(With(point => point with { GradientVariance = variance, SquaredGradientNormError = error, UpdateExamples = batch })));

    [Theory]
    [InlineData(0.985, true)]
    [InlineData(0.97, false)]
    [InlineData(0.9, false)]
    public void Statistics_are_stale_where_fresh_ones_tell_more_right_for_certain(double recalibrated, bool isStale) => Assert.Equal(
        isStale, Kinds(With(point => point with { RecalibratedAccuracy = recalibrated })).Contains(VerdictKind.StaleStatistics));

    [Fact]
    public void A_divergence_is_told_with_layer_update_and_rate_and_nothing_is_added_to_it()
    {
        var divergence = new Divergence(NonFiniteValue.Activation, "3", 12, double.NaN, [new UpdateTrace(11, 5, 80, 0.7, 0.9)]);

        Verdict verdict = Verdicts.Of(Run with { HighestLoss = 50, Divergence = divergence }).Single();

        Assert.Equal(VerdictKind.Diverged, verdict.Kind);
        Assert.Equal("The run diverged at update 12, at a learning rate of 0.7. The output of layer 3 was the first value that was not finite, at update 12.", verdict.Finding);
    }

    [Fact]
    public void Derived_numbers_follow_their_formulas()
    {
        Assert.Equal(0.005, Point.AccuracyGap, 1e-12);
        Assert.Equal(0.02, Point.LossGap, 1e-12);
        Assert.Equal(1.959964 * Math.Sqrt(0.97 * 0.03 / 2000 + 0.965 * 0.035 / 2000), Point.AccuracyGapError, 1e-8);
        Assert.Equal(256, Point.NoiseScale);
        Assert.Equal(1, Point.GradientNorm);
        Assert.Equal(0.1 * 256 / 128, Point.UpdateNoise, 1e-12);
        Assert.Equal(double.PositiveInfinity, (Point with { SquaredGradientNorm = -1 }).NoiseScale);
    }
}
