using Anneal.Lab.Comparisons;

namespace Anneal.Lab.Tests.Comparisons;

public sealed class ModelSpecificationTests
{
    [Theory]
    [InlineData("mlp", "784-128-10")]
    [InlineData("mlp:256-64", "784-256-64-10")]
    [InlineData("lenet", "lenet")]
    public void A_name_stands_for_the_sizes_of_the_layers(string name, string sizes) =>
        Assert.Equal(sizes, ModelSpecification.Parse(name).Describe(784, 10));

    [Theory]
    [InlineData("resnet")]
    [InlineData("mlp:")]
    [InlineData("mlp:0")]
    [InlineData("mlp:12-x")]
    [InlineData("mlp:99999999999")]
    public void A_name_that_is_not_known_is_refused_with_the_form_of_one_that_is(string name) =>
        Assert.Contains("mlp:256-64", Assert.Throws<AnnealException>(() => ModelSpecification.Parse(name)).Message, StringComparison.Ordinal);
}
