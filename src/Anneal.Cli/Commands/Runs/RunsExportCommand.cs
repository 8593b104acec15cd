using System.CommandLine;
using Anneal.Cli.Rendering;
using Anneal.Engine.Storage;
using Anneal.Lab.Runs.Exports;
using Anneal.Lab.Runs.Exports.TensorBoard;
using Anneal.Lab.Runs.Store;

namespace Anneal.Cli.Commands.Runs;

/// <summary><c>anneal runs export</c>: the metrics of a run for other programs.</summary>
internal sealed class RunsExportCommand
{
    private readonly Terminal _terminal;
    private readonly RunsAccess _access;

    private readonly Argument<string> _name = new("RUN") { Description = "The run, by its name within --runs, or by its folder." };

    private readonly Option<ExportFormat> _format = new("--format") { Description = "csv, jsonl or tensorboard.", HelpName = "FORMAT", CustomParser = NamedValue.Parse<ExportFormat>, DefaultValueFactory = _ => ExportFormat.Csv };

    private readonly Option<string?> _output = new("--output", "-o") { Description = "The file to write, for tensorboard a folder; csv and jsonl go to the terminal without it.", HelpName = "PATH" };

    private RunsExportCommand(Terminal terminal, RunsAccess access) => (_terminal, _access) = (terminal, access);

    public static Command Create(Terminal terminal, RunsAccess access)
    {
        var handler = new RunsExportCommand(terminal, access);
        var command = new Command("export", "Write the metrics of a run, every update and epoch, as a table, as JSON lines, or for TensorBoard.") { handler._name, handler._format, handler._output };
        command.SetAction(handler.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        StoredRun run = _access.Use(parsed, store =>
        {
            RunsAccess.Require(store, parsed.GetRequiredValue(_name));
            return store.Read(parsed.GetRequiredValue(_name));
        });
        var metrics = new RecordedMetrics(run.Folder);
        Write(run, metrics, parsed.GetValue(_format), parsed.GetValue(_output));
        if (metrics.DamagedLines > 0)
            _terminal.Complain($"warning: {(metrics.DamagedLines == 1 ? "1 line" : $"{metrics.DamagedLines} lines")} of '{run.Folder.Path}' could not be read and {(metrics.DamagedLines == 1 ? "was" : "were")} left out.");
        return ExitCode.Success;
    }

    private void Write(StoredRun run, RecordedMetrics metrics, ExportFormat format, string? output)
    {
        if (format == ExportFormat.TensorBoard)
        {
            string folder = output ?? throw new UsageException("TensorBoard reads a folder: name it by --output FOLDER.");
            _terminal.OutputText.WriteLine(EventExport.Write(run, metrics.Read(), Path.Combine(folder, run.Name)));
        }
        else if (output is null)
        {
            Write(metrics, format, _terminal.OutputText);
        }
        else
        {
            AtomicFile.Write(output, stream =>
            {
                using var writer = new StreamWriter(stream, leaveOpen: true);
                Write(metrics, format, writer);
            });
        }
    }

    private static void Write(RecordedMetrics metrics, ExportFormat format, TextWriter writer)
    {
        if (format == ExportFormat.Csv)
        {
            MetricsTable.Write(metrics.Read(), writer);
            return;
        }

        foreach (RecordedLine line in metrics.Read())
            writer.Write(line.Text + "\n");
    }
}
