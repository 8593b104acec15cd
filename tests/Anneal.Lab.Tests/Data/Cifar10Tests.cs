using Anneal.Lab.Data;
using Anneal.Tests.Shared;

namespace Anneal.Lab.Tests.Data;

public sealed class Cifar10Tests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, null, null, "1234", "5", "0")]
    [InlineData("1-3", "4", null, "123", "4", "0")]
    [InlineData("1-3", "4", "5", "123", "4", "5")]
    [InlineData("1-4", null, "5", "1234", "0", "5")]
    [InlineData(null, null, "5", "123", "4", "5")]
    [InlineData(null, "1", null, "2345", "1", "0")]
    [InlineData("5+1", null, null, "51", "4", "0")]
    public void Batches_go_where_they_are_asked_for_and_the_others_where_they_are_missing(
        string? train, string? validation, string? test, string expectedTrain, string expectedValidation, string expectedTest)
    {
        DataSet data = Cifar10.Load(_folder.WithCifar().Path, train, validation, test);

        Assert.Equal(
            (expectedTrain, expectedValidation, expectedTest), (BatchesOf(data.Train), BatchesOf(data.Validation), BatchesOf(data.Test)));
    }

    [Fact]
    public void Images_of_a_batch_can_be_chosen()
    {
        DataSet data = Cifar10.Load(_folder.WithCifar().Path, train: "1@0-1", validation: "1@2-3", test: "test@1-1");

        Assert.Equal([1, 2], data.Train.Labels.ToArray());
        Assert.Equal([3, 4], data.Validation.Labels.ToArray());
        Assert.Equal([1], data.Test.Labels.ToArray());
    }

    [Theory]
    [InlineData("6", null)]
    [InlineData("3-1", null)]
    [InlineData("", null)]
    [InlineData("1+", null)]
    [InlineData("1@5", null)]
    [InlineData("1@5-4", null)]
    [InlineData("1-3", "3")]
    [InlineData("1@0-2", "1@2-3")]
    [InlineData("1+1", null)]
    [InlineData("1-5+test", null)]
    [InlineData("1@0-4", "2")]
    public void Parts_that_are_malformed_or_share_images_are_refused(string train, string? validation) =>
        Assert.Throws<DataFormatException>(() => Cifar10.Load(_folder.WithCifar().Path, train, validation));

    [Fact]
    public void Missing_files_are_named_all_at_once_and_only_those_that_are_needed()
    {
        _folder.WithCifar();
        foreach (string name in new[] { "data_batch_2.bin", "data_batch_5.bin", "test_batch.bin" })
            File.Delete(Path.Combine(_folder.Path, name));

        Assert.Equal(["data_batch_2.bin", "data_batch_5.bin", "test_batch.bin"], Missing(() => Cifar10.Load(_folder.Path)));
        Assert.Equal(["data_batch_2.bin", "data_batch_5.bin"], Missing(() => Cifar10.Load(_folder.Path, "1-3", "4", "5")));
    }

    [Fact]
    public void A_test_batch_that_is_not_official_comes_with_a_warning()
    {
        DataSet data = Cifar10.Load(_folder.WithCifar().Path);

        Assert.Contains("not the official test batch", Assert.Single(data.Warnings), StringComparison.Ordinal);
        Assert.Empty(Cifar10.Load(_folder.Path, "1-3", "4", "5").Warnings);
    }

    [Fact]
    public void The_archives_own_folder_is_found()
    {
        string inner = Directory.CreateDirectory(Path.Combine(_folder.WithCifar().Path, "cifar-10-batches-bin")).FullName;
        foreach (string file in Directory.GetFiles(_folder.Path))
            File.Move(file, Path.Combine(inner, Path.GetFileName(file)));

        Assert.Equal(16, Cifar10.Load(_folder.Path).Train.Count);
    }

    [SharedMaterialFact]
    public void The_training_batches_are_official_and_have_the_published_statistics()
    {
        using UnpackedCifar files = UnpackedCifar.Open();

        DataSet data = Cifar10.Load(files.Folder, train: "1-4", validation: "5@0-4999", test: "5@5000-9999");

        Assert.Contains("all official", data.Provenance, StringComparison.Ordinal);
        Assert.Empty(data.Warnings);
        Assert.Equal([3986, 3986, 4048, 3984, 4003, 3975, 4020, 4023, 3997, 3978], data.Train.CountPerClass());

        LabeledImages all = data.Train.Concat(data.Validation).Concat(data.Test);
        var whole = new DataSet("whole", all, data.Validation, data.Test, "all 50,000 training images");
        Assert.Equal([0.49140, 0.48216, 0.44653], whole.ChannelMeans.Select(mean => Math.Round(mean, 5)));
        Assert.Equal([0.24703, 0.24349, 0.26159], whole.ChannelStandardDeviations.Select(deviation => Math.Round(deviation, 5)));
    }

    [SharedMaterialFact]
    public void The_test_batch_at_hand_is_not_taken_for_the_official_one()
    {
        using UnpackedCifar files = UnpackedCifar.Open();

        Assert.Single(Cifar10.Load(files.Folder, train: "1", validation: "2").Warnings);
    }

    private static string BatchesOf(LabeledImages part) =>
        string.Concat(Enumerable.Range(0, part.Count / 4).Select(batch => part.Label(4 * batch)));

    private static string[] Missing(Action load) =>
        [.. Assert.Throws<DataFormatException>(load).Problems.Select(problem => Path.GetFileName(problem.Where)!)];
}
