using Anneal.Engine.Layers;
using Anneal.Engine.Optimizers;

namespace Anneal.Engine.Tests.Optimizers;

public sealed class SgdTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Updates_follow_the_formula(bool nesterov)
    {
        var model = Prepared();
        var sgd = new Sgd(model) { IsNesterov = nesterov };
        float[] w = Numbers.Values(model.Parameters[0]), g = Numbers.Gradient(model.Parameters[0]);
        double[] expected = [.. w.Select(value => (double)value)], velocity = new double[w.Length];
        foreach ((double rate, double momentum, double decay) in new[] { (0.1, 0.9, 0.01), (0.2, 0.85, 0), (0.05, 0.0, 0.1) })
        {
            for (int i = 0; i < w.Length; i++)
            {
                double gradient = g[i] + decay * expected[i];
                velocity[i] = momentum * velocity[i] + gradient;
                expected[i] -= rate * (nesterov ? gradient + momentum * velocity[i] : velocity[i]);
            }

            sgd.Update(new Hyperparameters(rate, momentum, decay));
        }

        Numbers.Close(expected, Numbers.Values(model.Parameters[0]), 1e-6);
    }

    [Fact]
    public void Groups_scale_the_rate_and_the_decay()
    {
        Model one = Prepared(), other = Prepared();
        other.Parameters[0].Group = new ParameterGroup("slow", learningRateFactor: 0.5, weightDecayFactor: 0);
        other.Parameters[1].Group = new ParameterGroup("frozen", learningRateFactor: 0);
        float[] frozen = Numbers.Values(other.Parameters[1]);

        new Sgd(one).Update(new Hyperparameters(0.05, 0.9, 0));
        new Sgd(other).Update(new Hyperparameters(0.1, 0.9, 0.3));

        Assert.Equal(Numbers.Values(one.Parameters[0]), Numbers.Values(other.Parameters[0]));
        Assert.Equal(frozen, Numbers.Values(other.Parameters[1]));
    }

    [Fact]
    public void Padding_stays_zero()
    {
        var model = Prepared();
        var sgd = new Sgd(model);
        for (int i = 0; i < 3; i++)
            sgd.Update(new Hyperparameters(0.1, 0.9, 0.1));
        foreach (Parameter parameter in model.Parameters)
        {
            int filled = parameter.Value.Span.ToArray().Count(value => value != 0);
            Assert.InRange(filled, 0, parameter.Count);
        }
    }

    private static Model Prepared()
    {
        var model = new Model(19, [new Linear(21)], maximumBatch: 8, seed: 2);
        model.Forward(Numbers.Normal(8 * 19, 3), 8);
        model.Backward(Numbers.Normal(8 * 21, 4));
        return model;
    }
}
