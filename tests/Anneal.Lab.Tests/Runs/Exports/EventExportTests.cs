using Anneal.Lab.Runs;
using Anneal.Lab.Runs.Exports;
using Anneal.Lab.Runs.Exports.TensorBoard;
using Anneal.Lab.Runs.Store;
using Anneal.Lab.Tests.Runs.Exports.Messages;
using Anneal.Lab.Tests.Training;

namespace Anneal.Lab.Tests.Runs.Exports;

public sealed class EventExportTests : IDisposable
{
    private readonly Training.Runs _runs = new();

    [Theory]
    [InlineData("123456789", 0xe3069283)] // the check value of CRC-32C in the catalogue of CRC algorithms
    [InlineData("", 0)]
    public void The_checksum_is_that_of_the_catalogue(string text, uint expected) =>
        Assert.Equal(expected, RecordWriter.Crc(System.Text.Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void The_checksums_of_RFC_3720_are_found_again()
    {
        Assert.Equal(0x8a9136aau, RecordWriter.Crc(new byte[32]));
        Assert.Equal(0x62a8ab43u, RecordWriter.Crc([.. Enumerable.Repeat((byte)0xff, 32)]));
        Assert.Equal(0x46dd794eu, RecordWriter.Crc([.. Enumerable.Range(0, 32).Select(value => (byte)value)]));
    }

    [Fact]
    public void The_checksum_of_every_length_is_that_of_the_definition()
    {
        byte[] content = new byte[257];
        new Random(1).NextBytes(content);
        Assert.All(Enumerable.Range(0, 258), length => Assert.Equal(EventFileReader.Crc(content.AsSpan(0, length)), RecordWriter.Crc(content.AsSpan(0, length))));
    }

    [Fact]
    public void Generated_classes_read_back_every_update_and_epoch_of_the_record()
    {
        StoredRun run = StoredRun.Read(_runs.Whole());
        RecordedLine[] all = [.. new RecordedMetrics(run.Folder).Read()], lines = [.. all.Where(line => line.IsUpdate || line.IsEpoch)];

        string file = EventExport.Write(run, all, Path.Combine(_runs.Path, "board"));
        List<Event> events = EventFileReader.Read(File.ReadAllBytes(file));

        Assert.Equal("brain.Event:2", events[0].FileVersion);
        Assert.Equal(lines.Length, events.Count - 1);
        Assert.Equal(lines.Select(line => line.Update), events.Skip(1).Select(happened => (long?)happened.Step));
        foreach ((RecordedLine line, Event happened) in lines.Zip(events.Skip(1)))
        {
            Assert.Equal(line.IsEpoch ? 3 : 4, happened.Summary.Value.Count);
            Assert.Equal((float)line.Values[line.IsEpoch ? "trainingLoss" : "loss"], happened.Summary.Value[0].SimpleValue);
            Assert.Equal(line.IsEpoch ? "epoch/training_loss" : "train/loss", happened.Summary.Value[0].Tag);
        }

        Assert.StartsWith("events.out.tfevents.", Path.GetFileName(file), StringComparison.Ordinal);
        double began = run.Summary.Started.ToUnixTimeMilliseconds() / 1000.0;
        Assert.Equal(began, events[0].WallTime, 1e-6);
        Assert.Equal(began + lines.Where(line => line.IsEpoch).Sum(line => line.Values["seconds"]), events[^1].WallTime, 1e-3);
    }

    [Fact]
    public void Times_never_go_back_even_where_the_record_has_a_duration_below_0()
    {
        RunFolder folder = _runs.Whole();
        string metrics = File.ReadAllText(folder["metrics.jsonl"]).Replace("\"seconds\":", "\"seconds\":-", StringComparison.Ordinal);
        File.WriteAllText(folder["metrics.jsonl"], metrics);

        List<Event> events = EventFileReader.Read(File.ReadAllBytes(EventExport.Write(StoredRun.Read(folder), new RecordedMetrics(folder).Read(), _runs.Path)));

        Assert.Equal(events.Select(happened => happened.WallTime).Order(), events.Select(happened => happened.WallTime));
    }

    [Fact]
    public void A_loss_that_was_not_finite_is_not_a_number_there_either()
    {
        var stream = new MemoryStream();
        EventExport.Write(
            DateTimeOffset.UnixEpoch,
            [new RecordedLine("", 300, new Dictionary<string, double> { ["update"] = 300, ["loss"] = double.NaN, ["learningRate"] = 0.5 })],
            stream);

        Event happened = EventFileReader.Read(stream.ToArray())[1];
        Assert.Equal(300, happened.Step);
        Assert.True(float.IsNaN(happened.Summary.Value[0].SimpleValue));
        Assert.Equal(0.5f, happened.Summary.Value[1].SimpleValue);
    }

    [Fact]
    public void A_disk_that_is_full_leaves_no_event_file()
    {
        StoredRun run = StoredRun.Read(_runs.Whole());
        string path = Path.Combine(_runs.Path, "events");

        Assert.Throws<IOException>(() => Engine.Storage.AtomicFile.Write(
            path, stream => EventExport.Write(run.Summary.Started, new RecordedMetrics(run.Folder).Read(), new FullDisk(stream, 700))));

        Assert.False(File.Exists(path));
    }

    public void Dispose() => _runs.Dispose();
}
