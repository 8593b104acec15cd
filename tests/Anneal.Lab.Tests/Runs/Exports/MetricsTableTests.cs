using System.Globalization;
using Anneal.Lab.Runs;
using Anneal.Lab.Runs.Exports;

namespace Anneal.Lab.Tests.Runs.Exports;

public sealed class MetricsTableTests : IDisposable
{
    private readonly Training.Runs _runs = new();

    [Fact]
    public void The_columns_keep_their_order()
    {
        string[] table = Table(_runs.Whole());

        Assert.Equal("update,epoch,examples,learningRate,momentum,weightDecay,loss,trainingLoss,validationLoss,validationAccuracy,seconds", table[0]);
        Assert.Equal(1 + 40 + 4, table.Length);
        Assert.All(table, row => Assert.Equal(MetricsTable.Columns.Count, row.Split(',').Length));
    }

    [Fact]
    public void Every_number_is_the_one_that_was_recorded()
    {
        RunFolder folder = _runs.Whole();
        string[] row = Table(folder)[1].Split(',');
        RecordedLine line = new RecordedMetrics(folder).Read().First();

        Assert.Equal(line.Values["loss"], double.Parse(row[6], CultureInfo.InvariantCulture));
        Assert.Equal(line.Values["learningRate"], double.Parse(row[3], CultureInfo.InvariantCulture));
        Assert.Equal(["", "", "", ""], row[7..]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(100)]
    public void Of_metrics_that_were_cut_off_every_whole_line_is_read_and_the_other_is_counted(int bytes)
    {
        RunFolder folder = _runs.Whole();
        byte[] metrics = File.ReadAllBytes(folder["metrics.jsonl"]);
        int all = metrics.Count(value => value == '\n');
        File.WriteAllBytes(folder["metrics.jsonl"], metrics[..^bytes]);
        var recorded = new RecordedMetrics(folder);

        int lines = recorded.Read().Count();

        Assert.Equal(all, lines + recorded.DamagedLines);
        Assert.Equal(bytes == 1 ? 0 : 1, recorded.DamagedLines);
    }

    [Fact]
    public void Lines_of_another_kind_are_kept_but_are_no_rows()
    {
        RunFolder folder = _runs.Whole();
        File.AppendAllText(folder["metrics.jsonl"], "{\"update\":39,\"finding\":\"dead units\"}\n[1]\n{\"loss\":1e999}\n");
        var recorded = new RecordedMetrics(folder);

        Assert.Contains(recorded.Read(), line => line.Text.Contains("dead units", StringComparison.Ordinal));
        Assert.Equal(1 + 44, Table(folder).Length);
    }

    [Fact]
    public void A_run_without_metrics_is_a_table_without_rows() => Assert.Single(Table(RunFolder.Create(_runs.Path, "empty")));

    public void Dispose() => _runs.Dispose();

    private static string[] Table(RunFolder folder)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        MetricsTable.Write(new RecordedMetrics(folder).Read(), writer);
        return writer.ToString().TrimEnd('\n').Split('\n');
    }
}
