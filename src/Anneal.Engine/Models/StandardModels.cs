using System.Collections.Immutable;
using System.Globalization;
using Anneal.Engine.Layers;

namespace Anneal.Engine.Models;

/// <summary>Small networks that the literature on learning rates is about.</summary>
public static class StandardModels
{
    private static ImageShape Digit => new(1, 28, 28);

    private static ImageShape Photo => new(3, 32, 32);

    /// <summary>The names that <see cref="Named"/> knows.</summary>
    public static ImmutableArray<string> Names { get; } = ["mlp", "lenet", "cifar3", "resnet8", "resnet20", "resnet56"];

    /// <summary>A network by its name, with the usual input.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="classes">Classes to tell apart, 1 or more.</param>
    /// <returns>The network.</returns>
    /// <exception cref="ArgumentException">There is no such network.</exception>
    public static StandardModel Named(string name, int classes = 10) => name switch
    {
        "mlp" => Mlp(classes),
        "lenet" => LeNet(classes),
        "cifar3" => Cifar3(classes),
        "resnet8" => ResNet(8, classes),
        "resnet20" => ResNet(20, classes),
        "resnet56" => ResNet(56, classes),
        _ => throw new ArgumentException($"There is no model '{name}'; there are {string.Join(", ", Names)}.", nameof(name)),
    };

    /// <summary>784-128-10 with ReLU.</summary>
    /// <param name="classes">Classes to tell apart, 1 or more.</param>
    /// <returns>The network, for images of 1 × 28 × 28.</returns>
    public static StandardModel Mlp(int classes = 10) =>
        new("mlp", Digit, [new Flatten(), new Linear(128), new ReLU(), new Linear(classes)]);

    /// <summary>LeNet as Caffe ships it: 20 and 50 convolutions of 5 × 5, 500 hidden units, weights drawn by
    /// <see cref="WeightInitialization.Xavier"/>.</summary>
    /// <param name="classes">Classes to tell apart, 1 or more.</param>
    /// <returns>The network, for images of 1 × 28 × 28.</returns>
    public static StandardModel LeNet(int classes = 10) => new("lenet", Digit,
    [
        new Conv2d(20, kernel: 5) { Initialization = WeightInitialization.Xavier }, new MaxPool2d(2),
        new Conv2d(50, kernel: 5) { Initialization = WeightInitialization.Xavier }, new MaxPool2d(2),
        new Flatten(), new Linear(500) { Initialization = WeightInitialization.Xavier }, new ReLU(),
        new Linear(classes) { Initialization = WeightInitialization.Xavier },
    ]);

    /// <summary>The three-convolution network of Caffe's CIFAR-10 example ("quick").</summary>
    /// <param name="classes">Classes to tell apart, 1 or more.</param>
    /// <returns>The network, for images of 3 × 32 × 32.</returns>
    public static StandardModel Cifar3(int classes = 10) => new("cifar3", Photo,
    [
        new Conv2d(32, kernel: 5, padding: 2), new MaxPool2d(2), new ReLU(),
        new Conv2d(32, kernel: 5, padding: 2), new ReLU(), new AveragePool2d(2),
        new Conv2d(64, kernel: 5, padding: 2), new ReLU(), new AveragePool2d(2),
        new Flatten(), new Linear(classes),
    ]);

    /// <summary>
    /// A residual network for CIFAR: three stages of widths 16, 32 and 64 (K. He et al., arXiv:1512.03385, section 4.2).
    /// </summary>
    /// <param name="depth">6 n + 2 layers with n blocks a stage: 8, 14, 20, 32, 44, 56, 110, …</param>
    /// <param name="classes">Classes to tell apart, 1 or more.</param>
    /// <param name="shortcut">How blocks that change the shape are got around; the paper's networks for CIFAR take option
    /// A, most implementations a projection.</param>
    /// <returns>The network, for images of 3 × 32 × 32.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="depth"/> is not of that form, or
    /// <paramref name="shortcut"/> is the identity.</exception>
    public static StandardModel ResNet(int depth, int classes = 10, Shortcut shortcut = Shortcut.Projection)
    {
        if (depth < 8 || depth % 6 != 2)
            throw new ArgumentOutOfRangeException(nameof(depth), depth, "'depth' must be 6 n + 2, such as 8, 20 or 56.");
        if (shortcut == Shortcut.Identity)
            throw new ArgumentOutOfRangeException(nameof(shortcut), shortcut, "A block that changes the shape needs Projection or OptionA.");
        var layers = ImmutableArray.CreateBuilder<Layer>();
        layers.AddRange(Convolution(16, 1), new BatchNorm2d(), new ReLU());
        foreach (int width in (ReadOnlySpan<int>)[16, 32, 64])
        {
            for (int block = 0; block < depth / 6; block++)
            {
                bool narrows = block == 0 && width > 16;
                layers.AddRange(Block(width, narrows ? 2 : 1, narrows ? shortcut : Shortcut.Identity), new ReLU());
            }
        }

        layers.AddRange(new GlobalAveragePool2d(), new Linear(classes));
        return new StandardModel(string.Create(CultureInfo.InvariantCulture, $"resnet{depth}"), Photo, layers.ToImmutable());
    }

    private static Residual Block(int width, int stride, Shortcut shortcut) => new(
        [Convolution(width, stride), new BatchNorm2d(), new ReLU(), Convolution(width, 1), new BatchNorm2d()], shortcut);

    private static Conv2d Convolution(int width, int stride) => new(width, kernel: 3, stride, padding: 1, hasBias: false);
}
