namespace Anneal.Lab.Runs.Exports;

/// <summary>What the metrics of a run are written as.</summary>
public enum ExportFormat
{
    /// <summary>A table of comma-separated values: <see cref="MetricsTable"/>.</summary>
    Csv,

    /// <summary>JSON, an object a line, as the run's own record has it.</summary>
    Jsonl,

    /// <summary>Event files for TensorBoard: <see cref="TensorBoard.EventExport"/>.</summary>
    TensorBoard,
}
