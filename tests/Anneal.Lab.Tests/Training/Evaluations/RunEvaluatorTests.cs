using System.Text.Json;
using Anneal.Lab.Data;
using Anneal.Lab.Runs;
using Anneal.Lab.Training;
using Anneal.Lab.Training.Evaluations;

namespace Anneal.Lab.Tests.Training.Evaluations;

public sealed class RunEvaluatorTests : IDisposable
{
    private readonly Runs _runs = new();

    [Fact]
    public void The_test_images_give_what_the_run_found_at_its_end()
    {
        RunFolder folder = _runs.Whole();
        RunSummary summary = RunSummary.Read(folder);

        RunEvaluation evaluation = new RunEvaluator(folder, Runs.Data).Evaluate(Runs.Data.Test);

        Assert.Equal(summary.TestAccuracy, evaluation.Accuracy.Value);
        Assert.Equal(summary.TestLoss!.Value, evaluation.Loss, 1e-6);
        Assert.Equal("model.safetensors", evaluation.Network);
    }

    [Fact]
    public void The_table_has_every_image_once_in_the_row_of_its_class()
    {
        RunEvaluation evaluation = new RunEvaluator(_runs.Whole(), Runs.Data).Evaluate(Runs.Data.Test);

        Assert.Equal(Runs.Data.Test.CountPerClass().Select(count => (long)count), evaluation.Confusion.Select(row => row.Sum()));
        Assert.Equal(evaluation.Accuracy.Count, evaluation.Confusion.Select((row, label) => row[label]).Sum());
        Assert.Equal(evaluation.ClassAccuracies.Select(share => share.Count), evaluation.Confusion.Select((row, label) => row[label]));
    }

    [Fact]
    public void The_best_network_has_the_least_validation_loss_of_all_epochs()
    {
        RunFolder folder = _runs.Whole(Runs.Settings with { Policy = "hold 0.05 for 20 steps -> 1" });

        RunEvaluation best = new RunEvaluator(folder, Runs.Data).Evaluate(Runs.Data.Validation, best: true);

        Assert.Equal(RunSummary.Read(folder).Epochs.Min(epoch => epoch.ValidationLoss), best.Loss, 1e-6);
    }

    [Fact]
    public void A_run_that_was_interrupted_is_measured_by_its_last_checkpoint() =>
        Assert.Equal("the last checkpoint", new RunEvaluator(_runs.Interrupted(7), Runs.Data).Evaluate(Runs.Data.Test).Network);

    [Fact]
    public void What_does_not_fit_the_run_is_refused()
    {
        var evaluator = new RunEvaluator(_runs.Interrupted(7), Runs.Data);
        DataSet other = new("small", Runs.Data.Validation, Runs.Data.Train, Runs.Data.Test, "parts that changed places");

        Assert.Contains("has no best network yet", Assert.Throws<AnnealException>(() => evaluator.Evaluate(Runs.Data.Test, best: true)).Message, StringComparison.Ordinal);
        Assert.Contains("4x4x1 in 4", Assert.Throws<AnnealException>(() => evaluator.Evaluate(Digits.Load().Test)).Message, StringComparison.Ordinal);
        Assert.Contains("The data have changed", Assert.Throws<AnnealException>(
            () => new RunEvaluator(new RunFolder(Path.Combine(_runs.Path, "interrupted")), other).Evaluate(other.Test)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_shares_with_their_intervals_and_the_table()
    {
        using var document = JsonDocument.Parse(new RunEvaluator(_runs.Whole(), Runs.Data).Evaluate(Runs.Data.Test).ToJson());

        Assert.Equal(80, document.RootElement.GetProperty("accuracy").GetProperty("of").GetInt64());
        Assert.Equal(4, document.RootElement.GetProperty("confusion").GetArrayLength());
    }

    public void Dispose() => _runs.Dispose();
}
