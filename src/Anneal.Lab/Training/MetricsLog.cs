using System.Buffers;
using System.Text.Json;
using Anneal.Engine.Diagnosis;
using Anneal.Engine.Training;
using Anneal.Lab.Diagnosis;

namespace Anneal.Lab.Training;

/// <summary>Every update and epoch of a run, <c>metrics.jsonl</c>: one JSON object a line, written in batches.</summary>
/// <remarks>
/// An update has <c>update, epoch, examples, learningRate, momentum, weightDecay, loss</c>; the end of an epoch has <c>update, epoch,
/// trainingLoss, validationLoss, validationAccuracy, seconds</c>; a measurement has <c>update, diagnosis</c>, and a divergence <c>update,
/// divergence</c>, each an object. Readers pass over lines of other kinds. A number that is not finite is null. When a run goes on from a
/// checkpoint, what was written after it is dropped and written again.
/// </remarks>
internal sealed class MetricsLog : IDisposable
{
    public const string Name = "metrics.jsonl";

    private const int WorthWriting = 1 << 16;

    private readonly FileStream _file;
    private readonly ArrayBufferWriter<byte> _lines = new(2 * WorthWriting);
    private readonly Utf8JsonWriter _json;

    /// <summary>Opens the log.</summary>
    /// <param name="path">The file; made if it is not there.</param>
    /// <param name="kept">Bytes of it that belong to the run as it is; the rest is dropped.</param>
    public MetricsLog(string path, long kept)
    {
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        IsTruncated = _file.Length < kept;
        if (!IsTruncated)
            _file.SetLength(kept);
        _file.Seek(0, SeekOrigin.End);
        _json = new Utf8JsonWriter(_lines);
        if (IsTruncated && _file.Length > 0)
            _lines.Write("\n"u8);
    }

    /// <summary>Whether lines were missing when the log was opened.</summary>
    public bool IsTruncated { get; }

    /// <summary>Bytes of the log, those included that are still in memory.</summary>
    public long Length => _file.Length + _lines.WrittenCount;

    public void Write(in UpdateCompleted completed)
    {
        _json.WriteStartObject();
        _json.WriteNumber("update"u8, completed.Step);
        _json.WriteNumber("epoch"u8, completed.Epoch);
        _json.WriteNumber("examples"u8, completed.Examples);
        _json.WriteNumber("learningRate"u8, completed.Used.LearningRate);
        _json.WriteNumber("momentum"u8, completed.Used.Momentum);
        _json.WriteNumber("weightDecay"u8, completed.Used.WeightDecay);
        WriteFinite("loss"u8, completed.Loss);
        EndLine();
    }

    public void Write(in EpochRecord epoch)
    {
        _json.WriteStartObject();
        _json.WriteNumber("update"u8, epoch.Step);
        _json.WriteNumber("epoch"u8, epoch.Epoch);
        WriteFinite("trainingLoss"u8, epoch.TrainingLoss);
        WriteFinite("validationLoss"u8, epoch.ValidationLoss);
        _json.WriteNumber("validationAccuracy"u8, epoch.ValidationAccuracy);
        _json.WriteNumber("seconds"u8, Math.Round(epoch.Seconds, 3));
        EndLine();
    }

    public void Write(DiagnosisPoint point)
    {
        _json.WriteStartObject();
        _json.WriteNumber("update"u8, point.UpdatesDone - 1);
        _json.WritePropertyName("diagnosis"u8);
        JsonSerializer.Serialize(_json, point, DiagnosisJson.Default.DiagnosisPoint);
        EndLine();
    }

    public void Write(Divergence divergence)
    {
        _json.WriteStartObject();
        _json.WriteNumber("update"u8, divergence.Step);
        _json.WritePropertyName("divergence"u8);
        JsonSerializer.Serialize(_json, divergence, DiagnosisJson.Default.Divergence);
        EndLine();
    }

    /// <summary>Gives everything to the system and waits for the disk.</summary>
    public void Flush()
    {
        WriteLines();
        _file.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        _json.Dispose();
        _file.Dispose();
    }

    private void EndLine()
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _lines.Write("\n"u8);
        if (_lines.WrittenCount >= WorthWriting)
            WriteLines();
    }

    private void WriteLines()
    {
        _file.Write(_lines.WrittenSpan);
        _lines.ResetWrittenCount();
    }

    private void WriteFinite(ReadOnlySpan<byte> name, double value)
    {
        if (double.IsFinite(value))
            _json.WriteNumber(name, value);
        else
            _json.WriteNull(name);
    }
}
