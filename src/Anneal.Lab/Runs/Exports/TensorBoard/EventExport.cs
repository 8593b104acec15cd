using System.Globalization;
using Anneal.Engine.Storage;
using Anneal.Lab.Runs.Store;

namespace Anneal.Lab.Runs.Exports.TensorBoard;

/// <summary>Writes the metrics of a run as an event file that TensorBoard reads.</summary>
/// <remarks>
/// Scalars of each update are <c>train/loss</c>, <c>train/learning_rate</c>, <c>train/momentum</c>, <c>train/weight_decay</c>; those of each epoch
/// <c>epoch/training_loss</c>, <c>epoch/validation_loss</c>, <c>epoch/validation_accuracy</c>. The step is the update, from 0. The time is that of the run's
/// beginning and the seconds of training since, in even steps within an epoch; it never goes back, whatever a clock did.
/// </remarks>
public static class EventExport
{
    private static readonly (string Name, string Tag)[] Updates =
        [("loss", "train/loss"), ("learningRate", "train/learning_rate"), ("momentum", "train/momentum"), ("weightDecay", "train/weight_decay")];

    private static readonly (string Name, string Tag)[] Epochs =
        [("trainingLoss", "epoch/training_loss"), ("validationLoss", "epoch/validation_loss"), ("validationAccuracy", "epoch/validation_accuracy")];

    /// <summary>The name of the event file of a run.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The name, which has the time that TensorBoard sorts files by.</returns>
    public static string FileName(StoredRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{run.Summary.Started.ToUnixTimeSeconds():D10}.anneal");
    }

    /// <summary>Writes the event file; it is whole or not there.</summary>
    /// <param name="run">The run.</param>
    /// <param name="lines">Its metrics.</param>
    /// <param name="folder">The folder for the file; made if it is not there.</param>
    /// <returns>The file.</returns>
    /// <exception cref="IOException">It could not be written.</exception>
    public static string Write(StoredRun run, IEnumerable<RecordedLine> lines, string folder)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, FileName(run));
        AtomicFile.Write(path, stream => Write(run.Summary.Started, lines, stream));
        return path;
    }

    internal static void Write(DateTimeOffset started, IEnumerable<RecordedLine> lines, Stream stream)
    {
        var message = new EventMessage();
        double now = started.ToUnixTimeMilliseconds() / 1000.0;
        RecordWriter.Write(stream, message.FileVersion(now));
        List<RecordedLine> epoch = [];
        foreach (RecordedLine line in lines.Where(line => line.IsUpdate || line.IsEpoch))
        {
            epoch.Add(line);
            if (!line.IsEpoch)
                continue;
            double seconds = line.Values.TryGetValue("seconds", out double taken) && taken > 0 ? taken : 0;
            Write(stream, message, epoch, now, seconds);
            now += seconds;
            epoch.Clear();
        }

        Write(stream, message, epoch, now, seconds: 0);
    }

    private static void Write(Stream stream, EventMessage message, List<RecordedLine> epoch, double began, double seconds)
    {
        for (int place = 0; place < epoch.Count; place++)
        {
            RecordedLine line = epoch[place];
            (string, float)[] scalars = [.. from scalar in line.IsEpoch ? Epochs : Updates
                                            where line.Values.ContainsKey(scalar.Name)
                                            select (scalar.Tag, (float)line.Values[scalar.Name])];
            RecordWriter.Write(stream, message.Scalars(began + seconds * (place + 1) / epoch.Count, line.Update!.Value, scalars));
        }
    }
}
