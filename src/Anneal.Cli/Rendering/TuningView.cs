using System.Globalization;
using Anneal.Lab.Comparisons;
using Spectre.Console;

namespace Anneal.Cli.Rendering;

/// <summary>A policy's grid of trials: rates down, weight decays across, validation accuracy in the cells.</summary>
internal static class TuningView
{
    public static Table Table(string policy, IReadOnlyList<TuningTrial> trials)
    {
        int decays = Tuning.WeightDecays.Count;
        TuningTrial best = Tuning.Best(trials)[0];
        IReadOnlyList<string>[] rows = [.. trials.Chunk(decays).Where(row => row.Length == decays).Select((row, place) =>
            (IReadOnlyList<string>)[Number(Tuning.Rates[place]), .. row.Select(trial => Cell(trial, trial == best))])];
        return ResultView.TableOf([$"{policy}: highest rate", .. Tuning.WeightDecays.Select(decay => $"weight decay {Number(decay)}")], rows);
    }

    private static string Cell(TuningTrial trial, bool isBest) => trial.Diverged
        ? "diverged"
        : $"{(isBest ? "best " : "")}{(100 * trial.ValidationAccuracy.Mean).ToString("0.00", CultureInfo.InvariantCulture)} %";

    private static string Number(double value) => value.ToString("G", CultureInfo.InvariantCulture);
}
