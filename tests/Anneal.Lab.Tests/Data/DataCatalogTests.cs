using Anneal.Lab.Data;

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

        Assert.Equal($"'{specification}': There is no such data set. Give one of: digits, mnist:FOLDER.", exception.Message);
    }

    [Theory]
    [InlineData("mnist")]
    [InlineData("mnist:")]
    [InlineData("mnist: ")]
    public void Mnist_without_a_folder_is_told_the_form(string specification)
    {
        var exception = Assert.Throws<DataFormatException>(() => DataCatalog.Load(specification));

        Assert.Contains("'mnist:FOLDER'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Digits_with_a_folder_is_told_that_it_takes_none()
    {
        var exception = Assert.Throws<DataFormatException>(() => DataCatalog.Load("digits:folder"));

        Assert.Contains("takes no folder", exception.Message, StringComparison.Ordinal);
    }
}
