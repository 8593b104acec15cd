using Anneal.Engine.Data;
using Anneal.Engine.Layers;
using Anneal.Engine.Training;

namespace Anneal.Engine.Tests.Layers;

public sealed class NormalizationTests
{
    private static ImageShape Shape => new(3, 4, 4);

    [Fact]
    public void Recalibration_gives_the_plain_means_of_all_batches()
    {
        Model model = Network();
        float[] inputs = Numbers.Normal(24 * Shape.Length, 1);
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] += i % 3;
        model.Forward(Numbers.Normal(8 * Shape.Length, 2), 8);
        var source = new SequentialBatches(new VectorData(inputs, new int[24], Shape.Length, 2), 8);

        new Recalibration(model).Run(source);

        RunningStatistics running = model.RunningStatistics[0];
        for (int channel = 0; channel < 3; channel++)
        {
            double[] own = [.. inputs.Where((_, i) => i % 3 == channel).Select(value => (double)value)];
            double[][] batches = [.. own.Chunk(8 * 16)];
            Assert.Equal(own.Average(), running.Mean[channel], 1e-6);
            Assert.Equal(batches.Average(Variance), running.Variance[channel], 1e-5);
        }
    }

    [Fact]
    public void Prediction_changes_no_statistics_and_does_not_depend_on_the_batch()
    {
        Model model = Network();
        float[] inputs = Numbers.Normal(8 * Shape.Length, 1);
        model.Forward(inputs, 8);
        float[] mean = model.RunningStatistics[0].Mean.ToArray();
        float[] together = model.Predict(inputs, 8).ToArray();
        Assert.Equal(mean, model.RunningStatistics[0].Mean.ToArray());
        for (int i = 0; i < 8; i++)
            Assert.Equal(together[(2 * i)..(2 * i + 2)], model.Predict(inputs.AsSpan(i * Shape.Length, Shape.Length), 1).ToArray());
    }

    [Fact]
    public void Running_statistics_can_be_put_in()
    {
        Model model = Network();
        model.RunningStatistics[0].CopyFrom([1, 2, 3], [4, 5, 6]);
        Assert.Equal([4f, 5f, 6f], model.RunningStatistics[0].Variance.ToArray());
        Assert.Equal("0", model.RunningStatistics[0].Name);
        Assert.Contains("3 channels", Assert.Throws<ArgumentException>(() => model.RunningStatistics[0].CopyFrom([1], [1])).Message, StringComparison.Ordinal);
    }

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }

    private static Model Network() => new(Shape, [new BatchNorm2d(), new Conv2d(2, 3), new ReLU(), new GlobalAveragePool2d()], maximumBatch: 8, seed: 1);
}
