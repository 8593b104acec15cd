using System.Globalization;
using System.Text.Json;

namespace Anneal.Dialects;

/// <summary>Other libraries' schedules from their own argument dictionaries.</summary>
public static class Dialect
{
    /// <summary>The libraries, and the version of each that the values were compared with.</summary>
    public static IReadOnlyDictionary<string, string> Libraries { get; } =
        DialectLibrary.All.ToDictionary(library => library.Name, library => library.Version);

    /// <summary>The names of a library's schedules.</summary>
    /// <param name="library">A name of <see cref="Libraries"/>, in any case.</param>
    /// <exception cref="DialectException">There is no such library.</exception>
    public static IReadOnlyList<string> SchedulesOf(string library) => [.. DialectLibrary.Find(library).Schedules.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The plan that a library would run, from its own names.</summary>
    /// <remarks>
    /// The object has <c>schedule</c> (the library's name for it), <c>arguments</c> (its own dictionary; what is absent or null has the library's
    /// default), and, where the schedule depends on them, <c>optimizer</c> (<c>{"lr": 0.1}</c>; without it the rate is a multiplier),
    /// <c>groups</c> (a list of them), <c>max_duration</c> and <c>batches_per_epoch</c> (for Composer also <c>samples_per_batch</c>,
    /// <c>tokens_per_batch</c>, <c>batches_per_iteration</c> and <c>scale_schedule_ratio</c>, where its times need them).
    /// </remarks>
    /// <param name="library">A name of <see cref="Libraries"/>, in any case.</param>
    /// <param name="json">The object.</param>
    /// <returns>The plan; with several groups, each has schedules of its own in <see cref="Plan.Groups"/>.</returns>
    /// <exception cref="DialectException">A name is unknown, or an argument is missing, unknown or wrong.</exception>
    /// <example>
    /// <code>
    /// using System.Text.Json;
    /// using Anneal.Dialects;
    ///
    /// using JsonDocument json = JsonDocument.Parse("""{"schedule": "OneCycleLR", "arguments": {"max_lr": 0.4, "total_steps": 1000}}""");
    /// Plan plan = Dialect.Import("torch", json.RootElement);
    /// </code>
    /// </example>
    public static Plan Import(string library, JsonElement json)
    {
        DialectLibrary dialect = DialectLibrary.Find(library);
        (string schedule, JsonElement arguments, DialectRun run) = Read(dialect, json);
        Plan[] plans = [.. Enumerable.Range(0, run.Groups).Select(group => Build(dialect, schedule, new(dialect, arguments, run, group)))];
        return plans.Length == 1 ? plans[0] : plans[0].WithGroups(plans.Select(GroupOf));
    }

    private static (string Schedule, JsonElement Arguments, DialectRun Run) Read(DialectLibrary library, JsonElement json)
    {
        try
        {
            string schedule = json.TryGetProperty("schedule", out JsonElement name) && name.GetString() is { } text
                ? text
                : throw new DialectException("'schedule' is missing: the library's name of the schedule.");
            return (schedule, json.TryGetProperty("arguments", out JsonElement given) ? given : default, DialectRun.Read(json));
        }
        catch (Exception problem) when (problem is InvalidOperationException or FormatException)
        {
            throw new DialectException($"What is to be imported from {library.Name} is not of the documented form: {problem.Message} Write an object with 'schedule', 'arguments' and 'optimizer'.");
        }
    }

    private static Plan Build(DialectLibrary library, string schedule, DialectArguments arguments)
    {
        try
        {
            return library.Build(schedule, arguments);
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException or FormatException)
        {
            throw new DialectException($"{library.Name}'s {schedule}: {problem.Message}");
        }
    }

    private static ParameterGroup GroupOf(Plan plan, int index) =>
        new(string.Create(CultureInfo.InvariantCulture, $"group {index}")) { LearningRate = plan.LearningRate, Momentum = plan.Momentum, WeightDecay = plan.WeightDecay };
}
