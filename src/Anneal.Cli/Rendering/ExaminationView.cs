using Anneal.Lab.Diagnosis;

namespace Anneal.Cli.Rendering;

/// <summary>Prints what was measured of the networks of a run.</summary>
internal static class ExaminationView
{
    private static readonly string[] Columns = ["network", "updates", "λmax", "stable below", "batch sharpness", "rise in 0.05", "gap", "noise scale", "recalibrated"];

    public static void Show(Terminal terminal, RunExamination examination)
    {
        terminal.Output.Write(ResultView.TableOf(Columns, [.. examination.Networks.Select(Row)]));
        terminal.OutputText.WriteLine(Text($"λmax and the rise of the loss are of {examination.SharpnessExamples} training images; * where the search for λmax had not settled."));
        foreach (Verdict verdict in examination.Verdicts)
            terminal.OutputText.WriteLine(verdict.ToString());
    }

    private static IReadOnlyList<string> Row(NetworkDiagnosis network) =>
    [
        Path.GetFileName(network.Network) == "best" ? "best" : "checkpoint", Text($"{network.UpdatesDone}"), Text($"{network.Sharpness:G3}{(network.Converged ? "" : "*")}"), Text($"{network.StabilityLimit:G3}"),
        Text($"{network.BatchSharpness:G3}"), Text($"{network.SharpnessWithinRadius:G3}"),
        Text($"{100 * network.Point.AccuracyGap:0.0} ± {100 * network.Point.AccuracyGapError:0.0}"), double.IsFinite(network.Point.NoiseScale) ? Text($"{network.Point.NoiseScale:G3}") : "∞",
        double.IsFinite(network.Point.RecalibratedAccuracy) ? Text($"{100 * network.Point.RecalibratedAccuracy:0.0} %") : "–",
    ];

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
