using System.Text.Json;
using Anneal.Engine.Storage;

namespace Anneal.Lab.Comparisons;

/// <summary>Every update and evaluation of a comparison, <c>metrics.jsonl</c>: one JSON object a line.</summary>
/// <remarks>
/// An update has <c>policy, budget, seed, update, learningRate, momentum, weightDecay, loss</c>; an evaluation has
/// <c>policy, budget, seed, update, trainingLoss, trainingAccuracy, validationLoss, validationAccuracy</c>, where update counts the
/// updates before it. A loss that is not a finite number is null.
/// </remarks>
internal static class MetricsFile
{
    public static void Write(string path, ComparisonResult result) => AtomicFile.Write(path, stream =>
    {
        using var json = new Utf8JsonWriter(stream);
        var written = new HashSet<RunRecord>(ReferenceEqualityComparer.Instance);
        foreach (PolicyResult policy in result.Policies)
        {
            foreach (RunRecord run in policy.Runs.Where(written.Add))
                Write(stream, json, run, "1");
        }

        foreach (BudgetResult budget in result.Budgets)
        {
            foreach (RunRecord run in budget.Runs.Where(written.Add))
                Write(stream, json, run, budget.Share);
        }
    });

    private static void Write(Stream stream, Utf8JsonWriter json, RunRecord run, string budget)
    {
        int evaluation = 0;
        for (int update = 0; update < run.Losses.Count; update++)
        {
            Line(stream, json, run, budget, update, () => WriteUpdate(json, run, update));
            while (evaluation < run.Curve.Count && run.Curve[evaluation].Update == update + 1)
            {
                CurvePoint point = run.Curve[evaluation++];
                Line(stream, json, run, budget, point.Update, () => WriteEvaluation(json, point));
            }
        }
    }

    private static void Line(Stream stream, Utf8JsonWriter json, RunRecord run, string budget, long update, Action values)
    {
        json.WriteStartObject();
        json.WriteString("policy", run.Policy);
        json.WriteString("budget", budget);
        json.WriteNumber("seed", run.Seed);
        json.WriteNumber("update", update);
        values();
        json.WriteEndObject();
        json.Flush();
        json.Reset();
        stream.Write("\n"u8);
    }

    private static void WriteUpdate(Utf8JsonWriter json, RunRecord run, int update)
    {
        Hyperparameters used = run.Plan.At(update);
        json.WriteNumber("learningRate", used.LearningRate);
        json.WriteNumber("momentum", used.Momentum);
        json.WriteNumber("weightDecay", used.WeightDecay);
        WriteFinite(json, "loss", run.Losses[update]);
    }

    private static void WriteEvaluation(Utf8JsonWriter json, CurvePoint point)
    {
        WriteFinite(json, "trainingLoss", point.TrainingLoss);
        json.WriteNumber("trainingAccuracy", point.TrainingAccuracy);
        WriteFinite(json, "validationLoss", point.ValidationLoss);
        json.WriteNumber("validationAccuracy", point.ValidationAccuracy);
    }

    private static void WriteFinite(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, Math.Round(value, 7));
        else
            json.WriteNull(name);
    }
}
