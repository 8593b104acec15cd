namespace Anneal.Lab.Data;

/// <summary>Data sets by name, as the command line and saved comparisons give them.</summary>
/// <example>
/// <code>
/// DataSet digits = DataCatalog.Load("digits");
/// int images = digits.Train.Count;    // 10000
/// </code>
/// </example>
public static class DataCatalog
{
    /// <summary>The forms that <see cref="Load"/> takes: <c>digits</c> and <c>mnist:FOLDER</c>.</summary>
    public static IReadOnlyList<string> Forms { get; } = ["digits", "mnist:FOLDER"];

    /// <summary>Loads a data set.</summary>
    /// <param name="specification"><c>digits</c> for the sample that comes with the library (<see cref="Digits"/>), or
    /// <c>mnist:</c> and the folder of MNIST's four files (<see cref="Mnist"/>). Lower case.</param>
    /// <returns>The data set.</returns>
    /// <exception cref="DataFormatException">There is no such data set, its folder is not given, or its files
    /// are not sound.</exception>
    public static DataSet Load(string specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        string[] parts = specification.Split(':', 2);
        return (parts[0], parts.Length == 2 ? parts[1] : null) switch
        {
            ("digits", null) => Digits.Load(),
            ("digits", _) => throw Wrong(specification, "The data set 'digits' takes no folder.", "Give 'digits' alone."),
            ("mnist", { } folder) when !string.IsNullOrWhiteSpace(folder) => Mnist.Load(folder),
            ("mnist", _) => throw Wrong(specification, "The data set 'mnist' needs a folder.",
                "Give 'mnist:FOLDER', where FOLDER has MNIST's four IDX files."),
            _ => throw Wrong(specification, "There is no such data set.", $"Give one of: {string.Join(", ", Forms)}."),
        };
    }

    private static DataFormatException Wrong(string specification, string what, string remedy) =>
        new(new DataProblem(specification, null, what, remedy));
}
