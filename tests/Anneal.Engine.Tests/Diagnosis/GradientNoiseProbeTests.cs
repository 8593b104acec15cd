using Anneal.Engine.Data;
using Anneal.Engine.Diagnosis;
using Anneal.Engine.Layers;
using Anneal.Engine.Losses;
using Anneal.Engine.Optimizers;
using Anneal.Engine.Tests.Training;
using Anneal.Engine.Training;

namespace Anneal.Engine.Tests.Diagnosis;

public sealed class GradientNoiseProbeTests
{
    /// <summary>The mean of many estimates against the variance of single gradients, one example at a time.</summary>
    [Fact]
    public void On_average_the_estimates_are_the_variance_of_single_gradients_and_the_square_of_their_mean()
    {
        const int Count = 240;
        VectorData data = Problem.Data(Count);
        Model model = Problem.Model();
        (double variance, double square) = OneByOne(model, data);
        var source = new ShuffledBatches(data, batchSize: 40, seed: 5);
        var probe = new GradientNoiseProbe(model, source);

        GradientNoise[] found = [.. Enumerable.Range(0, 300).Select(epoch =>
        {
            source.Position = new SourcePosition(epoch, 0);
            return probe.Measure();
        })];

        // Examples are drawn without putting them back, so the sample of 40 of 240 knows the mean a little better.
        Assert.Equal(variance, found.Average(noise => noise.Variance), 0.05 * variance);
        Assert.Equal(square, found.Average(noise => noise.SquaredNorm), 0.1 * square);
        double spread = Math.Sqrt(found.Sum(noise => Math.Pow(noise.SquaredNorm - square, 2)) / found.Length);
        Assert.InRange(Math.Sqrt(found.Average(noise => noise.SquaredNormError * noise.SquaredNormError)), 0.5 * spread, 1.5 * spread);
        Assert.All(found, noise => Assert.Equal(40, noise.Examples));
    }

    [Fact]
    public void Equal_examples_have_no_noise()
    {
        float[] inputs = [.. Enumerable.Repeat(Numbers.Normal(Problem.InputSize, 3), 64).SelectMany(row => row)];
        var data = new VectorData(inputs, new int[64], Problem.InputSize, 4);

        GradientNoise noise = new GradientNoiseProbe(Problem.Model(), new ShuffledBatches(data, 32, seed: 1)).Measure();

        Assert.True(noise.SquaredNorm > 0);
        Assert.Equal(0, noise.Scale, 1e-4);
    }

    [Fact]
    public void Where_the_mean_gradient_cannot_be_told_from_zero_the_scale_is_infinite()
    {
        Assert.Equal(double.PositiveInfinity, new GradientNoise(Variance: 3, SquaredNorm: -1, SquaredNormError: 0, Examples: 4).Scale);
        Assert.Equal(0, new GradientNoise(Variance: 3, SquaredNorm: -1, SquaredNormError: 0, Examples: 4).Norm);
        Assert.Equal(12, new GradientNoise(Variance: 3, SquaredNorm: 0.25, SquaredNormError: 0, Examples: 4).Scale);
    }

    [Fact]
    public void Measuring_leaves_no_trace_and_has_the_same_bits_on_any_number_of_threads()
    {
        GradientNoise expected = Measure(threads: 1);

        Assert.Equal(expected, Measure(threads: 3));

        static GradientNoise Measure(int threads)
        {
            using var pool = new WorkerPool(threads);
            Layer[] layers = [new Conv2d(8, kernel: 3), new BatchNorm2d(), new ReLU(), new Dropout(0.3), new GlobalAveragePool2d(), new Linear(4)];
            var model = new Model(new ImageShape(1, 4, 5), layers, maximumBatch: 32, seed: 2, pool);
            var optimizer = new Sgd(model);
            var source = new ShuffledBatches(Problem.Data(), 32, seed: 3);
            string before = TrainingSnapshot.Take(model, optimizer, source).Hash;
            GradientNoise noise = new GradientNoiseProbe(model, source).Measure();
            Assert.Equal(before, TrainingSnapshot.Take(model, optimizer, source).Hash);
            return noise;
        }
    }

    private static (double Variance, double Square) OneByOne(Model model, VectorData data)
    {
        var source = new SequentialBatches(data, batchSize: 1);
        var batch = new Batch(1, data.InputSize);
        var loss = new SoftmaxCrossEntropy();
        float[] outputGradient = new float[4];
        int count = model.Parameters.Sum(parameter => parameter.Count);
        (double squares, double[] sum) = (0, new double[count]);
        for (int example = 0; example < data.Count; example++)
        {
            source.Fill(batch);
            loss.Compute(model.Forward(batch), batch, outputGradient);
            model.Backward(outputGradient);
            int place = 0;
            foreach (float value in model.Parameters.SelectMany(Gradient))
            {
                squares += (double)value * value;
                sum[place++] += value;
            }
        }

        double square = sum.Sum(value => value * value) / data.Count / data.Count;
        return ((squares / data.Count - square) * data.Count / (data.Count - 1), square);
    }

    private static float[] Gradient(Parameter parameter)
    {
        float[] values = new float[parameter.Count];
        parameter.CopyGradientTo(values);
        return values;
    }
}
