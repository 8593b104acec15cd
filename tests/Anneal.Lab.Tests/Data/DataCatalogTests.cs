using Anneal.Lab.Data;
using Anneal.Lab.Data.Downloads;

namespace Anneal.Lab.Tests.Data;

public sealed class DataCatalogTests
{
    [Fact]
    public void Digits_is_the_sample_that_comes_along() => Assert.Same(Digits.Load(), DataCatalog.Load("digits"));

    [Fact]
    public void Mnist_is_read_from_its_folder()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal("mnist", DataCatalog.Load("mnist:" + folder.WithMnist().Path).Name);
    }

    [Fact]
    public void Pixels_are_standardized_or_taken_from_0_to_1()
    {
        DataSet standard = DataCatalog.Load("digits,scale=standard"), unit = DataCatalog.Load("digits,scale=unit");
        float[] standardized = new float[standard.Train.Shape.Length], plain = new float[standard.Train.Shape.Length];

        standard.Normalize(standard.Train).CopyExample(7, standardized);
        unit.Normalize(unit.Train).CopyExample(7, plain);

        Assert.Equal(unit.Train.Image(7).ToArray().Select(pixel => pixel / 255f), plain, (first, second) => Math.Abs(first - second) < 1e-6);
        Assert.Equal(plain.Select(pixel => (float)((pixel - standard.PixelMean) / standard.PixelStandardDeviation)), standardized, (first, second) => Math.Abs(first - second) < 1e-5);
        Assert.Equal(standard.ContentHash, unit.ContentHash);
    }

    [Fact]
    public void Another_scale_is_refused_with_those_that_there_are()
    {
        var exception = Assert.Throws<DataFormatException>(() => DataCatalog.Load("digits,scale=256"));

        Assert.Contains("Give scale=standard", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_after_the_first_colon_is_the_folder()
    {
        var exception = Assert.Throws<DataFormatException>(() => DataCatalog.Load("mnist:no:such"));

        Assert.Equal("no:such", Assert.Single(exception.Problems).Where);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Digits")]
    [InlineData("cifar:somewhere")]
    public void An_unknown_name_is_told_what_is_known(string specification)
    {
        var exception = Assert.Throws<DataFormatException>(() => DataCatalog.Load(specification));

        Assert.StartsWith($"'{specification}': There is no such data set. Give one of: digits; mnist", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mnist:")]
    [InlineData("mnist: ")]
    public void Mnist_with_an_empty_folder_is_told_the_form(string specification)
    {
        var exception = Assert.Throws<DataFormatException>(() => DataCatalog.Load(specification));

        Assert.Contains("'mnist:FOLDER'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_folder_the_cache_is_looked_into_and_the_way_to_fill_it_told()
    {
        using var folder = new TemporaryFolder();

        var exception = Assert.Throws<DataFormatException>(() => DataCatalog.Load("cifar10", new DataCache(folder.Path)));

        Assert.Contains(Path.Combine(folder.Path, "cifar10"), exception.Message, StringComparison.Ordinal);
        Assert.Contains("anneal data get cifar10", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("digits,train=1", "has no option 'train'")]
    [InlineData("mnist:f,label=1", "has no option 'label'")]
    [InlineData("csv:f,train=1", "has no option 'train'")]
    [InlineData("cifar10:f,test=1,test=2", "given twice")]
    [InlineData("csv", "needs a file")]
    [InlineData("csv:f,shape=28", "not a shape")]
    [InlineData("csv:f,shape=0x4", "not a shape")]
    public void A_wrong_option_is_told_what_is_known(string specification, string what)
    {
        using var folder = new TemporaryFolder();
        string text = specification.Replace(":f", ":" + folder.WithMnist().Path, StringComparison.Ordinal);

        Assert.Contains(what, Assert.Throws<DataFormatException>(() => DataCatalog.Load(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_of_the_training_file_can_be_chosen()
    {
        using var folder = new TemporaryFolder();
        string place = folder.WithMnist().Path;

        DataSet data = DataCatalog.Load($"mnist:{place},train=train@2-5,validation=train@0-1+train@11-11,test=test@1-2");

        Assert.Equal([2, 3, 4, 5], data.Train.Labels.ToArray());
        Assert.Equal([0, 1, 1], data.Validation.Labels.ToArray());
        Assert.Equal([1, 2], data.Test.Labels.ToArray());
    }

    [Fact]
    public void A_comma_in_a_folder_is_part_of_it()
    {
        using var folder = new TemporaryFolder();
        string place = Directory.CreateDirectory(Path.Combine(folder.Path, "a,b=c", "d,e")).FullName;

        var exception = Assert.Throws<DataFormatException>(() => DataCatalog.Load($"cifar10:{place},test=5"));

        Assert.Equal(Path.Combine(place, "data_batch_1.bin"), exception.Problems[0].Where);
    }

    [Fact]
    public void Digits_with_a_folder_is_told_that_it_takes_none()
    {
        var exception = Assert.Throws<DataFormatException>(() => DataCatalog.Load("digits:folder"));

        Assert.Contains("takes no folder", exception.Message, StringComparison.Ordinal);
    }
}
