using Anneal.Lab.Data;
using Anneal.Lab.Data.Formats;

namespace Anneal.Lab.Tests.Data.Formats;

public sealed class CifarFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("batch.bin")]
    [InlineData("batch.bin.gz")]
    public void Planes_of_the_file_are_channels_of_the_image(string name)
    {
        byte[] record = [7, .. Plane(10), .. Plane(20), .. Plane(30)];

        LabeledImages read = CifarFile.Read(_folder.Write(name, [.. record, .. record]));

        Assert.Equal((2, 32, 32, 3, 10), (read.Count, read.Rows, read.Columns, read.Channels, read.Classes));
        Assert.Equal([7, 7], read.Labels.ToArray());
        Assert.Equal([10, 20, 30, 11, 21, 31], read.Image(1)[..6].ToArray());
        Assert.Equal([10 + 33, 20 + 33, 30 + 33], read.Image(0).Slice(3 * 33, 3).ToArray());
    }

    [Fact]
    public void A_file_that_ends_inside_a_record_is_refused_there()
    {
        DataProblem problem = Refusal(TemporaryFolder.Cifar(2)[..^1]);

        Assert.Equal(3073, problem.Offset);
        Assert.Contains("3072 bytes into a record", problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_above_9_is_refused_at_its_place_and_counted()
    {
        byte[] content = TemporaryFolder.Cifar(3);
        (content[3073], content[2 * 3073]) = (10, 255);

        DataProblem problem = Refusal(content);

        Assert.Equal(3073, problem.Offset);
        Assert.Contains("Label 10 of image 1", problem.What, StringComparison.Ordinal);
        Assert.Contains("2 of 3 labels", problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_refused() => Assert.Equal((0L, "The file is empty."), (Refusal([]).Offset!.Value, Refusal([]).What));

    [Fact]
    public void A_gzip_file_without_its_ending_is_recognized() =>
        Assert.Contains("Add '.gz'", Refusal(TemporaryFolder.Gzip(TemporaryFolder.Cifar(2))).Remedy, StringComparison.Ordinal);

    private static byte[] Plane(int first) => [.. Enumerable.Range(0, 1024).Select(pixel => (byte)(first + pixel))];

    private DataProblem Refusal(byte[] content)
    {
        string path = _folder.Write("bad.bin", content);
        DataProblem problem = Assert.Single(Assert.Throws<DataFormatException>(() => CifarFile.Read(path)).Problems);
        Assert.Equal(path, problem.Where);
        return problem;
    }
}
