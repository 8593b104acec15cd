using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Anneal.Cli.Rendering;

/// <summary>Prints the problems of a plan.</summary>
internal sealed class CheckView(Terminal terminal)
{
    private const int SchemaVersion = 1;

    /// <summary>A paragraph a problem.</summary>
    public void Show(RunLength run, IReadOnlyList<PlanProblem> problems)
    {
        foreach (PlanProblem problem in problems)
        {
            terminal.OutputText.WriteLine($"{Word(problem.Severity)} {problem.Code}: {problem.Channel}{(problem.Step is { } step ? string.Create(CultureInfo.InvariantCulture, $", step {step}") : "")}");
            terminal.OutputText.WriteLine($"  {Sentence(problem.Message)}");
            terminal.OutputText.WriteLine($"  {problem.Remedy}");
        }

        int errors = problems.Count(problem => problem.Severity == ProblemSeverity.Error);
        terminal.OutputText.WriteLine(problems.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"No problems in {run.Steps} updates.")
            : string.Create(CultureInfo.InvariantCulture, $"{errors} errors, {problems.Count - errors} warnings in {run.Steps} updates."));
    }

    /// <summary>The same for programs.</summary>
    public static string Json(RunLength run, IReadOnlyList<PlanProblem> problems)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteNumber("steps", run.Steps);
            json.WriteNumber("stepsPerEpoch", run.StepsPerEpoch);
            json.WriteStartArray("problems");
            foreach (PlanProblem problem in problems)
                Write(json, problem);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, PlanProblem problem)
    {
        json.WriteStartObject();
        json.WriteString("code", problem.Code);
        json.WriteString("severity", Word(problem.Severity));
        json.WriteString("channel", problem.Channel);
        if (problem.Step is { } step)
            json.WriteNumber("step", step);
        if (problem.Value is { } value && double.IsFinite(value))
            json.WriteNumber("value", value);
        json.WriteString("message", problem.Message);
        json.WriteString("remedy", problem.Remedy);
        json.WriteEndObject();
    }

    private static string Word(ProblemSeverity severity) => severity == ProblemSeverity.Error ? "error" : "warning";

    private static string Sentence(string message) => char.ToUpperInvariant(message[0]) + message[1..];
}
