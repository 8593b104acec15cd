using Anneal.Lab.Reports.Charts;
using Anneal.Lab.Training;
using Spectre.Console;

namespace Anneal.Cli.Rendering;

/// <summary>Prints the epochs of a run: its losses as a chart, and a table.</summary>
internal static class RunEpochs
{
    private const int ChartRows = 8;

    private static readonly string[] Columns = ["epoch", "learning rate", "momentum", "training loss", "validation loss", "gap", "accuracy", "seconds"];

    public static void Write(IAnsiConsole console, IReadOnlyList<EpochRecord> epochs)
    {
        if (epochs.Count > 1)
            console.Write(Losses(epochs));
        if (epochs.Count > 0)
            console.Write(Table(epochs));
    }

    /// <summary>Losses against epochs.</summary>
    public static TerminalChart Losses(IReadOnlyList<EpochRecord> epochs)
    {
        double[] numbers = [.. epochs.Select(epoch => epoch.Epoch + 1.0)];
        return new TerminalChart(
            new Chart(
                "loss", "epochs", "mean loss",
                [new Series("training", numbers, epochs.Select(epoch => epoch.TrainingLoss).ToArray()), new Series("validation", numbers, epochs.Select(epoch => epoch.ValidationLoss).ToArray())]),
            rows: ChartRows);
    }

    /// <summary>A row for each epoch.</summary>
    public static Table Table(IEnumerable<EpochRecord> epochs) => ResultView.TableOf(Columns, [.. epochs.Select(Row)]);

    private static IReadOnlyList<string> Row(EpochRecord epoch) =>
    [
        Text($"{epoch.Epoch + 1}"), Text($"{epoch.Used.LearningRate:0.#####}"), Text($"{epoch.Used.Momentum:0.###}"), Text($"{epoch.TrainingLoss:0.0000}"),
        Text($"{epoch.ValidationLoss:0.0000}"), Text($"{epoch.ValidationLoss - epoch.TrainingLoss:+0.0000;-0.0000}"), Text($"{100 * epoch.ValidationAccuracy:0.00} %"), Text($"{Math.Max(0, epoch.Seconds):0.0}"),
    ];

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
