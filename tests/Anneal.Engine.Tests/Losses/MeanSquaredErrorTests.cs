using Anneal.Engine.Losses;

namespace Anneal.Engine.Tests.Losses;

public sealed class MeanSquaredErrorTests
{
    [Fact]
    public void Loss_and_gradient_are_those_of_the_formula()
    {
        float[] outputs = Numbers.Normal(15, 1), targets = Numbers.Normal(15, 2), gradient = new float[15];
        double loss = MeanSquaredError.Compute(outputs, targets, gradient);
        double[] wide = [.. outputs.Select(value => (double)value)];
        double Objective() => wide.Zip(targets, (y, t) => (y - t) * (y - t)).Average();
        Assert.Equal(Objective(), loss, 1e-12);
        Assert.Equal(loss, MeanSquaredError.Compute(outputs, targets));
        Numbers.Close(ReferenceNetwork.Differences(wide, Objective), gradient, 1e-6);
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_named()
    {
        Assert.Contains("3 results and 2 targets", Assert.Throws<ArgumentException>(() => MeanSquaredError.Compute(new float[3], new float[2])).Message, StringComparison.Ordinal);
        Assert.Contains("'gradient' has 1", Assert.Throws<ArgumentException>(() => MeanSquaredError.Compute(new float[3], new float[3], new float[1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Divergence_is_seen() => Assert.True(double.IsNaN(MeanSquaredError.Compute([float.NaN], [1f])));
}
