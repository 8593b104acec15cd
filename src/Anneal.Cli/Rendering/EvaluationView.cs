using Anneal.Lab.Statistics;
using Anneal.Lab.Training.Evaluations;

namespace Anneal.Cli.Rendering;

/// <summary>Prints what a network makes of images.</summary>
internal static class EvaluationView
{
    public static void Show(Terminal terminal, RunEvaluation evaluation)
    {
        int classes = evaluation.Confusion.Length;
        terminal.Output.Write(ResultView.TableOf(
            ["class", .. Enumerable.Range(0, classes).Select(predicted => Text($"as {predicted}")), "accuracy", "95 %"],
            [.. Enumerable.Range(0, classes).Select(label => Row(label, evaluation))]));
        terminal.OutputText.WriteLine(Text(
            $"{Percent(evaluation.Accuracy)} % of {evaluation.Images:N0} images are told right (95 %: {Interval(evaluation.Accuracy)}), loss {evaluation.Loss:0.0000}. Network: {evaluation.Network} of {evaluation.Run}"));
    }

    private static IReadOnlyList<string> Row(int label, RunEvaluation evaluation) =>
    [
        Text($"{label}"), .. evaluation.Confusion[label].Select(count => Text($"{count}")),
        Percent(evaluation.ClassAccuracies[label]), Interval(evaluation.ClassAccuracies[label]),
    ];

    private static string Interval(Proportion share) => Text($"{100 * share.Low:0.00} to {100 * share.High:0.00} %");

    private static string Percent(Proportion share) => Text($"{100 * share.Value:0.00}");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
