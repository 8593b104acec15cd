namespace Anneal.Lab.Runs.Comparing;

/// <summary>A setting in which runs differ.</summary>
/// <param name="Key">Its name in <c>config.json</c>.</param>
/// <param name="Values">The value of each group; several values of one group have commas between them, null is empty.</param>
public sealed record DifferingSetting(string Key, IReadOnlyList<string> Values);
