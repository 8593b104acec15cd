using Anneal.Engine.Losses;

namespace Anneal.Engine.Tests.Losses;

public sealed class SoftmaxCrossEntropyTests
{
    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(3, 2, 0)]
    [InlineData(7, 10, 0.1)]
    [InlineData(33, 100, 0.3)]
    public void The_gradient_is_that_of_central_differences(int rows, int classes, double smoothing)
    {
        float[] logits = Numbers.Normal(rows * classes, 1), gradient = new float[rows * classes];
        int[] labels = Numbers.Labels(rows, classes, 2);
        double[] wide = [.. logits.Select(value => (double)value)];

        double loss = new SoftmaxCrossEntropy(smoothing).Compute(logits, labels, gradient);

        Assert.Equal(ReferenceNetwork.CrossEntropy(wide, labels, smoothing), loss, 1e-6);
        double[] expected = ReferenceNetwork.Differences(wide, () => ReferenceNetwork.CrossEntropy(wide, labels, smoothing));
        Numbers.Close(expected, gradient, classes == 1 ? double.MaxValue : 2e-6);
        Assert.Equal(loss, new SoftmaxCrossEntropy(smoothing).Compute(logits, labels));
    }

    [Fact]
    public void Large_logits_are_safe_and_those_that_are_not_finite_show()
    {
        var loss = new SoftmaxCrossEntropy();
        Assert.Equal(0, loss.Compute([1000, -1000, 0], [0]), 1e-12);
        Assert.Equal(2000, loss.Compute([1000, -1000, 0], [1]), 1e-9);
        Assert.False(double.IsFinite(loss.Compute([float.NaN, 0], [1])));
        Assert.False(double.IsFinite(loss.Compute([0, float.NaN], [0])));
        Assert.False(double.IsFinite(loss.Compute([float.PositiveInfinity, 0], [0])));
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        var loss = new SoftmaxCrossEntropy();
        Assert.Contains("label of row 1 is 3", Assert.Throws<ArgumentException>(() => loss.Compute(new float[6], [0, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("7 logits", Assert.Throws<ArgumentException>(() => loss.Compute(new float[7], [0, 1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => loss.Compute(new float[6], [0, 1], new float[5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SoftmaxCrossEntropy(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SoftmaxCrossEntropy(double.NaN));
    }
}
