using Anneal.Engine.Layers;
using Anneal.Engine.Models;
using Anneal.Tests.Shared;

namespace Anneal.Engine.Tests.Models;

public sealed class StandardModelTests
{
    [Theory]
    [InlineData("mlp", 101_770, 0.409)]
    [InlineData("lenet", 431_080, 13.18)]
    [InlineData("cifar3", 89_578, 68.9)]
    [InlineData("resnet8", 78_042, 74.1)]
    [InlineData("resnet20", 272_474, 244.6)]
    [InlineData("resnet56", 855_770, 0)]
    public void Sizes_and_work_are_those_of_the_literature(string name, long parameters, double megaflops)
    {
        StandardModel network = StandardModels.Named(name);
        var model = new Model(network.InputShape, network.Layers, maximumBatch: 1);
        ModelSummary summary = model.Summarize();
        Assert.Equal(name, network.Name);
        Assert.Equal(parameters, summary.ParameterCount);
        Assert.Equal(parameters, model.Parameters.Sum(parameter => (long)parameter.Count));
        Assert.Equal(10, model.OutputSize);
        if (megaflops > 0)
            Assert.Equal(megaflops, summary.TrainingOperations / 1e6, 0.003 * megaflops);
    }

    [Fact]
    public void An_untrained_LeNet_is_not_sure_of_anything() // its loss is near ln 10, which training from high rates needs
    {
        StandardModel network = StandardModels.LeNet();
        var model = new Model(network.InputShape, network.Layers, maximumBatch: 1, seed: 1);
        var random = new RandomSequence(2);
        float[] pixels = [.. Enumerable.Range(0, 784).Select(_ => (float)random.NextNormal())], logits = new float[10];
        model.Predict(pixels, logits);
        Assert.InRange(logits.Average(logit => logit * logit), 0.02, 2);
    }

    [Fact]
    public void The_papers_shortcut_has_no_parameters() // 0.27 M, arXiv:1512.03385, table 6
    {
        StandardModel network = StandardModels.ResNet(20, shortcut: Shortcut.OptionA);
        Assert.Equal(269_722, new Model(network.InputShape, network.Layers, 1).Summarize().ParameterCount);
    }

    [Fact]
    public void A_summary_is_a_table()
    {
        StandardModel network = StandardModels.ResNet(8);
        Approved.Equal("resnet8", new Model(network.InputShape, network.Layers, 1).Summarize().ToString());
    }

    [Fact]
    public void The_page_on_models_shows_a_summary_as_it_is()
    {
        StandardModel network = StandardModels.LeNet();
        string summary = new Model(network.InputShape, network.Layers, 1).Summarize().ToString();
        Assert.Contains(summary, File.ReadAllText(Path.Combine(Repository.Root, "docs", "models.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Time_is_taken_where_it_is_asked_for()
    {
        StandardModel network = StandardModels.LeNet();
        var model = new Model(network.InputShape, network.Layers, maximumBatch: 4) { MeasuresTime = true };
        model.Forward(Numbers.Normal(4 * 784, 1), 4);
        model.Backward(Numbers.Normal(40, 2));
        ModelSummary summary = model.Summarize();
        Assert.Equal(4, summary.TimedExamples);
        Assert.Equal(1, summary.Layers.Sum(layer => layer.TimeShare), 1e-9);
        Assert.All(summary.Layers.Where(layer => layer.MultiplyAdds > 0), layer => Assert.True(layer.ForwardSeconds > 0 && layer.BackwardSeconds > 0));
    }

    [Fact]
    public void What_there_is_not_is_named()
    {
        Assert.Contains("resnet20", Assert.Throws<ArgumentException>(() => StandardModels.Named("resnet21")).Message, StringComparison.Ordinal);
        Assert.Contains("6 n + 2", Assert.Throws<ArgumentOutOfRangeException>(() => StandardModels.ResNet(18)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => StandardModels.ResNet(20, shortcut: Shortcut.Identity));
    }
}
