using Anneal.Lab.Data;
using Anneal.Lab.Data.Formats;

namespace Anneal.Lab.Tests.Data.Formats;

public sealed class IdxFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(".gz")]
    public void Images_and_labels_come_back_as_they_were_written(string suffix)
    {
        LabeledImages read = IdxFile.Read(
            _folder.WriteImages("images" + suffix, 12, rows: 4, columns: 5), _folder.WriteLabels("labels" + suffix, 12));

        Assert.Equal((12, 4, 5, 10), (read.Count, read.Rows, read.Columns, read.Classes));
        Assert.Equal(TemporaryFolder.Pixels(12 * 20), read.Pixels.ToArray());
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1], read.Labels.ToArray());
    }

    [Fact]
    public void A_packed_file_larger_than_one_buffer_comes_back_whole()
    {
        LabeledImages read = IdxFile.Read(
            _folder.WriteImages("images.gz", 3, rows: 1000, columns: 1100), _folder.WriteLabels("labels.gz", 3));

        Assert.Equal(TemporaryFolder.Pixels(3 * 1000 * 1100), read.Pixels.ToArray());
    }

    [Fact]
    public void A_label_file_with_the_image_magic_is_named_with_its_remedy()
    {
        string labels = _folder.Write("labels", TemporaryFolder.Images(2, 2, 3));

        AssertProblem(labels, 0, "2051, not 2049", "file of images; give the file of labels", ReadWithLabels(labels));
    }

    [Fact]
    public void An_image_file_with_the_label_magic_is_named_with_its_remedy()
    {
        string images = _folder.Write("images", TemporaryFolder.Labels(2));

        AssertProblem(images, 0, "2049, not 2051", "file of labels; give the file of images", ReadWithImages(images));
    }

    [Fact]
    public void A_gzip_file_without_its_ending_is_recognized()
    {
        string images = _folder.Write("images", TemporaryFolder.Gzip(TemporaryFolder.Images(2, 2, 3)));

        AssertProblem(images, 0, "not 2051", "add '.gz'", ReadWithImages(images));
    }

    [Fact]
    public void A_plain_file_that_is_named_gz_is_recognized()
    {
        string images = _folder.WriteImages("images", 2);
        File.Move(images, images + ".gz");

        AssertProblem(images + ".gz", 0, "does not begin as a gzip file", "take '.gz' off", ReadWithImages(images + ".gz"));
    }

    [Fact]
    public void A_file_of_another_format_is_pointed_to_the_right_one()
    {
        string images = _folder.Write("images", [.. "P5 28 28 255 and so on"u8]);

        AssertProblem(images, 0, "magic number", "IDX format", ReadWithImages(images));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(15)]
    public void A_file_that_ends_in_its_header_is_refused(int length)
    {
        string images = _folder.Write("images", TemporaryFolder.Images(2, 2, 3)[..length]);

        AssertProblem(images, length, "ends in its header of 16 bytes", "again", ReadWithImages(images));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".gz")]
    public void A_short_file_is_refused_at_its_end(string suffix)
    {
        string images = _folder.Write("images" + suffix, TemporaryFolder.Images(2, 2, 3)[..^1]);

        AssertProblem(images, 27, "promises 28 bytes", "incomplete", ReadWithImages(images));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".gz")]
    public void Bytes_after_the_last_image_are_refused(string suffix)
    {
        string images = _folder.Write("images" + suffix, [.. TemporaryFolder.Images(2, 2, 3), 0]);

        AssertProblem(images, 28, "bytes after the 12 values", "again", ReadWithImages(images));
    }

    [Theory]
    [InlineData(4, 0u, 28u, 28u)]
    [InlineData(8, 2u, 0u, 28u)]
    [InlineData(12, 2u, 28u, 0u)]
    [InlineData(4, uint.MaxValue, 28u, 28u)]
    [InlineData(8, 65_536u, 65_536u, 1u)]
    [InlineData(12, 65_536u, 1u, uint.MaxValue)]
    public void A_dimension_that_is_0_or_huge_is_refused_at_its_place(long offset, uint count, uint rows, uint columns)
    {
        string images = _folder.Write("images", TemporaryFolder.Numbers(2051, count, rows, columns));

        AssertProblem(images, offset, "Dimension", "again", ReadWithImages(images));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".gz")]
    public void A_lying_header_takes_no_memory(string suffix)
    {
        string images = _folder.Write("images" + suffix, TemporaryFolder.Numbers(2051, 1000, 1000, 1000));
        string labels = _folder.WriteLabels("labels", 2);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<DataFormatException>(() => IdxFile.Read(images, labels));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void A_gzip_file_that_is_cut_is_refused()
    {
        string images = _folder.WriteImages("images.gz", 50, 28, 28);
        File.WriteAllBytes(images, File.ReadAllBytes(images)[..^20]);

        DataProblem problem = Assert.Single(ReadWithImages(images, 50).Problems);

        Assert.Equal(images, problem.Where);
        Assert.Contains("again", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzip_file_with_damage_inside_is_refused()
    {
        string images = _folder.Write("images.gz", TemporaryFolder.Images(2, 2, 3));
        File.WriteAllBytes(images, [.. File.ReadAllBytes(images)[..10], 0xFF, 0xFF, 0xFF, 0xFF]);

        AssertProblem(images, null, "damaged or incomplete gzip", "again", ReadWithImages(images));
    }

    [Fact]
    public void A_label_that_is_no_digit_is_refused_at_its_place()
    {
        string labels = _folder.Write("labels", [.. TemporaryFolder.Numbers(2049, 2), 9, 10]);

        AssertProblem(labels, 9, "Label 10 of image 1", "10 classes", ReadWithLabels(labels));
    }

    [Fact]
    public void Images_and_labels_that_differ_in_number_are_refused()
    {
        string labels = _folder.WriteLabels("labels", 3);

        AssertProblem(labels, 4, "3 labels for the 2 images", "belong together", ReadWithLabels(labels));
    }

    [Fact]
    public void A_folder_in_place_of_a_file_is_refused() =>
        AssertProblem(_folder.Path, null, "This is a folder", "path of an IDX file", ReadWithImages(_folder.Path));

    [Fact]
    public void Two_missing_files_are_reported_together()
    {
        string images = Path.Combine(_folder.Path, "no-images"), labels = Path.Combine(_folder.Path, "no-labels");

        var exception = Assert.Throws<DataFormatException>(() => IdxFile.Read(images, labels));

        Assert.Equal([images, labels], exception.Problems.Select(problem => problem.Where));
        Assert.StartsWith("2 problems", exception.Message, StringComparison.Ordinal);
        Assert.Contains(images, exception.Message, StringComparison.Ordinal);
        Assert.Contains(labels, exception.Message, StringComparison.Ordinal);
    }

    private DataFormatException ReadWithImages(string images, int count = 2) =>
        Assert.Throws<DataFormatException>(() => IdxFile.Read(images, _folder.WriteLabels("good-labels", count)));

    private DataFormatException ReadWithLabels(string labels) =>
        Assert.Throws<DataFormatException>(() => IdxFile.Read(_folder.WriteImages("good-images", 2), labels));

    private static void AssertProblem(string where, long? offset, string what, string remedy, DataFormatException exception)
    {
        DataProblem problem = Assert.Single(exception.Problems);
        Assert.Equal((where, offset), (problem.Where, problem.Offset));
        Assert.Contains(what, problem.What, StringComparison.Ordinal);
        Assert.Contains(remedy, problem.Remedy, StringComparison.Ordinal);
        Assert.Equal(
            $"'{where}'{(offset is null ? "" : $", offset {offset}")}: {problem.What} {problem.Remedy}", exception.Message);
    }
}
