using Anneal.Engine.Layers;

namespace Anneal.Engine.Tests.Layers;

/// <summary>Layers that do not fit each other are refused with the layer's number, the shape and a remedy.</summary>
public sealed class ShapeTests
{
    public static TheoryData<string, Layer[]> Misfits => new()
    {
        { "Layer 1, Conv2d, gets 2 x 4 x 4", [new Conv2d(2, 3), new Conv2d(2, 5)] },
        { "a window of 7", [new MaxPool2d(7)] },
        { "a window of 7", [new AveragePool2d(7)] },
        { "new Flatten()", [new Linear(3)] },
        { "cannot follow new Flatten()", [new Flatten(), new BatchNorm2d()] },
        { "keep the shape", [new Residual([new Conv2d(3, 3)])] },
        { "pad the body", [new Residual([new Conv2d(3, 3)], Shortcut.Projection)] },
        { "cannot drop channels", [new Residual([new Conv2d(2, 1)], Shortcut.OptionA)] },
        { "Layer 0.1, MaxPool2d", [new Residual([new ReLU(), new MaxPool2d(9)])] },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void A_misfit_is_named(string expected, Layer[] layers) => Assert.Contains(
        expected, Assert.Throws<ArgumentException>(() => new Model(new ImageShape(3, 6, 6), layers, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Numbers_out_of_range_are_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2d(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2d(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2d(1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2d(1, 1, 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MaxPool2d(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AveragePool2d(2, 0));
        Assert.Contains("'rate'", Assert.Throws<ArgumentOutOfRangeException>(() => new Dropout(1)).Message, StringComparison.Ordinal);
        Assert.Contains("'momentum'", Assert.Throws<ArgumentOutOfRangeException>(() => new BatchNorm2d(0)).Message, StringComparison.Ordinal);
        Assert.Contains("'epsilon'", Assert.Throws<ArgumentOutOfRangeException>(() => new BatchNorm2d(epsilon: 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Residual([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageShape(3, 0, 5));
        Assert.Throws<ArgumentException>(() => new Model(default(ImageShape), [new ReLU()], 1));
    }

    [Fact]
    public void Layers_are_values()
    {
        static Layer One() => new Residual([new Conv2d(3, 3, 1, 1), new BatchNorm2d(), new ReLU()], Shortcut.OptionA);
        Assert.Equal(One(), One());
        Assert.Equal(One().GetHashCode(), One().GetHashCode());
        Assert.NotEqual(One(), new Residual([new Conv2d(3, 3, 1, 1), new BatchNorm2d()], Shortcut.OptionA));
        Assert.Equal(new MaxPool2d(2), new MaxPool2d(2, 2));
    }
}
