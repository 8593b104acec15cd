using System.Globalization;

namespace Anneal.Lab.Runs.Exports;

/// <summary>The metrics of a run as a table, whose columns never change their order; new ones would follow at the end.</summary>
/// <remarks>
/// A row for every update (<c>update</c> to <c>loss</c>; <c>update</c> and <c>epoch</c> are counted from 0) and one for the end of every epoch
/// (<c>update</c>, <c>epoch</c>, and from <c>trainingLoss</c> on; losses are means, accuracy is from 0 to 1, time in seconds). What a row has not is empty, a
/// number that was not finite is <c>nan</c>. Commas, points, no quotes, lines end with a line feed.
/// </remarks>
public static class MetricsTable
{
    /// <summary>The columns, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["update", "epoch", "examples", "learningRate", "momentum", "weightDecay", "loss", "trainingLoss", "validationLoss", "validationAccuracy", "seconds"];

    /// <summary>Writes the table.</summary>
    /// <param name="lines">The run's metrics.</param>
    /// <param name="writer">Where it goes.</param>
    public static void Write(IEnumerable<RecordedLine> lines, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(string.Join(',', Columns) + "\n");
        foreach (RecordedLine line in lines.Where(line => line.IsUpdate || line.IsEpoch))
            writer.Write(string.Join(',', Columns.Select(column => Cell(line, column))) + "\n");
    }

    private static string Cell(RecordedLine line, string column) => !line.Values.TryGetValue(column, out double value) ? ""
        : double.IsNaN(value) ? "nan"
        : column == "seconds" ? Math.Max(0, value).ToString("R", CultureInfo.InvariantCulture)
        : value.ToString("R", CultureInfo.InvariantCulture);
}
