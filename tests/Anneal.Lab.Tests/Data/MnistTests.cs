using Anneal.Lab.Data;
using Anneal.Tests.Shared;

namespace Anneal.Lab.Tests.Data;

public sealed class MnistTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(".gz")]
    public void The_last_sixth_of_the_training_file_is_for_validation(string suffix)
    {
        DataSet data = Mnist.Load(_folder.WithMnist(training: 13, test: 4, suffix).Path);

        Assert.Equal("mnist", data.Name);
        Assert.Equal((11, 2, 4), (data.Train.Count, data.Validation.Count, data.Test.Count));
        Assert.Equal([1, 2], data.Validation.Labels.ToArray());
        Assert.Equal(66, data.Validation.Image(0)[0]);
    }

    [Fact]
    public void The_names_with_a_dot_are_found_too()
    {
        _folder.WithMnist();
        foreach (string file in Directory.GetFiles(_folder.Path))
            File.Move(file, file.Replace("-idx", ".idx", StringComparison.Ordinal));

        Assert.Equal(10, Mnist.Load(_folder.Path).Train.Count);
    }

    [Fact]
    public void Two_training_images_are_enough_and_one_is_not()
    {
        DataSet two = Mnist.Load(_folder.WithMnist(training: 2).Path);
        Assert.Equal((1, 1), (two.Train.Count, two.Validation.Count));

        DataProblem problem = Assert.Single(Refusal(_folder.WithMnist(training: 1).Path).Problems);
        Assert.Equal(4, problem.Offset);
        Assert.Contains("only 1 training image", problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_is_refused()
    {
        string folder = Path.Combine(_folder.Path, "none");

        DataProblem problem = Assert.Single(Refusal(folder).Problems);

        Assert.Equal((folder, "There is no such folder."), (problem.Where, problem.What));
    }

    [Fact]
    public void An_empty_folder_is_told_all_four_files()
    {
        string[] missing = [.. Refusal(_folder.Path).Problems.Select(problem => Path.GetFileName(problem.Where))];

        Assert.Equal(
            ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"], missing);
    }

    [Fact]
    public void Problems_of_several_files_are_reported_together()
    {
        _folder.WithMnist();
        string labels = _folder.Write("train-labels-idx1-ubyte", [.. TemporaryFolder.Labels(12), 0]);
        string test = _folder.Write("t10k-images-idx3-ubyte", TemporaryFolder.Labels(4));

        Assert.Equal([labels, test], Refusal(_folder.Path).Problems.Select(problem => problem.Where));
    }

    [Fact]
    public void Test_images_of_another_size_are_refused()
    {
        string test = _folder.WithMnist().WriteImages("t10k-images-idx3-ubyte", 4, rows: 3, columns: 3);

        DataProblem problem = Assert.Single(Refusal(_folder.Path).Problems);

        Assert.Equal((test, 8L), (problem.Where, problem.Offset));
        Assert.Contains("3x3, the training images 2x3", problem.What, StringComparison.Ordinal);
    }

    [SharedMaterialFact]
    public void Full_mnist_has_the_counts_and_the_pixels_that_are_on_record()
    {
        DataSet mnist = Mnist.Load(Path.Combine(Repository.SharedMaterial!, "data", "mnist"));
        LabeledImages training = mnist.Train.Concat(mnist.Validation);

        Assert.Equal((50_000, 10_000, 10_000), (mnist.Train.Count, mnist.Validation.Count, mnist.Test.Count));
        Assert.Equal([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949], training.CountPerClass());
        Assert.Equal([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009], mnist.Test.CountPerClass());

        var whole = new DataSet("whole", training, mnist.Validation, mnist.Test, "all 60,000 training images");
        Assert.Equal(0.13066, whole.PixelMean, 5);
        Assert.Equal(0.30811, whole.PixelStandardDeviation, 5);
    }

    private static DataFormatException Refusal(string folder) => Assert.Throws<DataFormatException>(() => Mnist.Load(folder));
}
