using Anneal.Engine.Data;
using Anneal.Engine.Layers;
using Anneal.Engine.Losses;
using Anneal.Engine.Optimizers;
using Anneal.Engine.Training;

namespace Anneal.Engine.Tests.Losses;

public sealed class LossTests
{
    [Fact]
    public void A_linear_network_finds_the_line_of_its_targets()
    {
        float[] inputs = Numbers.Normal(100, 1), targets = [.. inputs.Select(x => 2 * x + 1)];
        var data = new VectorData(inputs, 1, targets, 1);
        var model = new Model(inputSize: 1, [new Linear(1)], maximumBatch: 20);
        var loss = new MeanSquaredError();

        new Trainer(model, new Plan(new Constant(0.1)).For(200), new Sgd(model), new ShuffledBatches(data, 20, seed: 1), loss: loss).Run();
        Evaluation found = new Evaluator(model, loss).Evaluate(new SequentialBatches(data, 20));

        Assert.Equal([2f, 1f], model.Parameters.SelectMany(Numbers.Values).Select(value => MathF.Round(value, 4)));
        Assert.InRange(found.MeanLoss, 0, 1e-8);
        Assert.True(double.IsNaN(found.Accuracy));
        Assert.Equal(100, found.Examples);
    }

    [Fact]
    public void Without_targets_the_squared_error_is_that_to_one_for_the_right_class_and_zero_for_others()
    {
        var batch = new Batch(capacity: 2, inputSize: 1) { Count = 2 };
        (batch.Labels[0], batch.Labels[1]) = (2, 0);
        float[] outputs = [0.5f, 0, 2, 1, -1, 0], gradient = new float[6];
        var loss = new MeanSquaredError();

        double mean = loss.Compute(outputs, batch, gradient);

        Assert.Equal((0.25 + 0 + 1 + 0 + 1 + 0) / 6, mean, 1e-12);
        Assert.Equal(mean, loss.Compute(outputs, batch));
        Assert.Equal([0.5f / 3, 0, 1f / 3, 0, -1f / 3, 0], gradient);
    }

    [Fact]
    public void Cross_entropy_takes_a_batch_as_it_takes_labels()
    {
        var batch = new Batch(capacity: 4, inputSize: 1) { Count = 3 };
        Numbers.Labels(3, 5, 1).CopyTo(batch.Labels);
        float[] logits = Numbers.Normal(15, 2), one = new float[15], other = new float[15];
        var loss = new SoftmaxCrossEntropy(labelSmoothing: 0.1);

        Assert.Equal(loss.Compute(logits, batch.Labels, one), loss.Compute(logits, batch, other));
        Assert.Equal(one, other);
        Assert.Equal(loss.Compute(logits, batch.Labels), loss.Compute(logits, batch));
    }

    [Fact]
    public void A_loss_of_ones_own_is_minimized()
    {
        float[] inputs = Numbers.Normal(60, 1), targets = [.. inputs.Select(x => -3 * x)];
        var data = new VectorData(inputs, 1, targets, 1);
        var model = new Model(inputSize: 1, [new Linear(1)], maximumBatch: 60);

        new Trainer(
            model, new Plan(new Ramp(0.3, 0, 300)), new Sgd(model), new ShuffledBatches(data, 60, seed: 1), loss: new MeanAbsoluteError()).Run();

        Assert.Equal(-3, Numbers.Values(model.Parameters[0])[0], 0.01);
    }

    [Fact]
    public void Data_without_targets_say_so()
    {
        LabeledExamples[] sets = [new VectorData(new float[2], new int[1], 2, 1), new ImageData(new byte[2], new int[1], 2, 1)];

        Assert.All(sets, set => Assert.Throws<NotSupportedException>(() => set.CopyTarget(0, new float[1])));
    }

    [Fact]
    public void Targets_that_fit_no_examples_are_named()
    {
        Assert.Contains("7 floats", Assert.Throws<ArgumentException>(() => new VectorData(new float[4], 1, new float[7], 2)).Message, StringComparison.Ordinal);
        Assert.Contains("4 values", Assert.Throws<ArgumentException>(() => new VectorData(new float[4], 1, new float[6], 2)).Message, StringComparison.Ordinal);
        var source = new SequentialBatches(new VectorData(new float[4], 1, new float[8], 2), 2);
        Assert.Contains("targets of 3", Assert.Throws<ArgumentException>(() => source.Fill(new Batch(2, 1, targetSize: 3))).Message, StringComparison.Ordinal);
    }

    private sealed class MeanAbsoluteError : Loss
    {
        public override double Compute(ReadOnlySpan<float> outputs, Batch batch, Span<float> gradient)
        {
            double sum = 0;
            for (int i = 0; i < outputs.Length; i++)
            {
                double difference = (double)outputs[i] - batch.Targets[i];
                sum += Math.Abs(difference);
                gradient[i] = Math.Sign(difference) / (float)outputs.Length;
            }

            return sum / outputs.Length;
        }
    }
}
