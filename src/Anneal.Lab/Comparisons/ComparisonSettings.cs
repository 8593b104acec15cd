namespace Anneal.Lab.Comparisons;

/// <summary>What a comparison runs: everything that its results depend on.</summary>
/// <remarks>An immutable value; it is written beside the results as <c>config.json</c> and read back by <c>--config</c>.</remarks>
public sealed record ComparisonSettings
{
    /// <summary>The version of this form of settings.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The data set, as <see cref="Data.DataCatalog"/> names it.</summary>
    public string Data { get; init; } = "digits";

    /// <summary>The network, as <see cref="ModelSpecification"/> names it.</summary>
    public string Model { get; init; } = "mlp";

    /// <summary>The policies, in the order of the report, as <see cref="Text.PolicyText"/> or <see cref="Plan.Parse"/> reads them; none for the tuned five.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>Length of each run in epochs, where a policy does not name its own; 1 or more.</summary>
    public int Epochs { get; init; } = 40;

    /// <summary>Examples in an update, 1 or more.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>The seeds. The same seed gives every policy the same initial weights and the same batches.</summary>
    public IReadOnlyList<int> Seeds { get; init; } = [1, 2, 3, 4, 5];

    /// <summary>
    /// The engine's kernels, as <see cref="Engine.KernelPath"/> names them; null for the widest of the machine. A comparison
    /// writes those that it used.
    /// </summary>
    public string? Kernels { get; init; }

    /// <summary>Every problem of the settings; none if they can be run.</summary>
    /// <returns>Sentences with value, rule and remedy.</returns>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (SchemaVersion != 1)
            problems.Add($"The settings have schema version {SchemaVersion}; this program reads version 1. Use the version of Anneal that wrote them.");
        if (Epochs < 1)
            problems.Add($"There must be at least 1 epoch, not {Epochs}.");
        if (BatchSize < 1)
            problems.Add($"A batch must have at least 1 example, not {BatchSize}.");
        if (Policies.Any(policy => policy is null))
            problems.Add("A policy is null. Write its text, such as \"1cycle\", or leave it out.");
        if (Seeds.Count == 0)
            problems.Add("There must be at least one seed; intervals need two.");
        if (Seeds.Distinct().Count() != Seeds.Count)
            problems.Add("A seed stands there twice; the same run twice is no evidence. Keep one.");
        return problems;
    }

    /// <summary>Throws an <see cref="AnnealException"/> with every problem, if there is one.</summary>
    internal void RequireSound()
    {
        if (Problems() is { Count: > 0 } problems)
            throw new AnnealException(string.Join(Environment.NewLine, problems));
    }
}
