using Anneal.Engine.Layers;

namespace Anneal.Engine.Tests.Layers;

/// <summary>Networks of images against plain loops in double precision, and their gradients against differences.</summary>
public sealed class ImageLayerTests
{
    private const int MostDifferences = 100;

    /// <summary>A gradient that is zero by cancellation, such as of a bias before a normalization, is zero to this scale.</summary>
    private const double SmallestScale = 0.1;

    /// <summary>Sums over all examples and positions, of values that a normalization has divided.</summary>
    private const double GradientTolerance = 5e-5;

    private static Dictionary<string, (int Count, ImageShape Input, Layer[] Layers)> Networks { get; } = new()
    {
        ["1x1"] = (2, new(3, 4, 5), [new Conv2d(5, 1)]),
        ["1x1, stride 2"] = (2, new(3, 5, 4), [new Conv2d(4, 1, 2, hasBias: false)]),
        ["3x3, padded"] = (2, new(3, 6, 5), [new Conv2d(17, 3, padding: 1)]),
        ["3x3, padded, 16 channels"] = (1, new(16, 5, 9), [new Conv2d(16, 3, padding: 1, hasBias: false)]),
        ["3x3, padded, 24 channels"] = (1, new(24, 4, 3), [new Conv2d(24, 3, padding: 1)]),
        ["3x3, stride 2, even"] = (2, new(4, 6, 8), [new Conv2d(8, 3, 2, 1)]),
        ["3x3, stride 2, odd"] = (2, new(4, 7, 5), [new Conv2d(8, 3, 2, 1)]),
        ["3x3, stride 3, unpadded"] = (2, new(2, 8, 7), [new Conv2d(3, 3, 3)]),
        ["2x2, stride 3, gaps"] = (2, new(2, 8, 7), [new Conv2d(3, 2, 3)]),
        ["5x5, unpadded"] = (2, new(1, 9, 8), [new Conv2d(20, 5)]),
        ["5x5, padded 2"] = (2, new(3, 6, 7), [new Conv2d(4, 5, padding: 2)]),
        ["4x4, padded 3"] = (1, new(2, 3, 3), [new Conv2d(3, 4, padding: 3)]),
        ["two convolutions"] = (3, new(2, 7, 7), [new Conv2d(20, 3), new Conv2d(5, 3, 2, 1)]),
        ["convolution, rectifier"] = (2, new(2, 5, 5), [new Conv2d(9, 3, padding: 1), new ReLU(), new Conv2d(3, 3)]),
        ["normalization first"] = (3, new(3, 4, 4), [new BatchNorm2d(), new Conv2d(4, 3)]),
        ["normalization, rectifier"] = (3, new(3, 4, 4), [new Conv2d(10, 3, padding: 1), new BatchNorm2d(), new ReLU(), new Conv2d(2, 3)]),
        ["normalization of 40 channels"] = (2, new(2, 3, 3), [new Conv2d(40, 3, padding: 1), new BatchNorm2d(), new ReLU(), new GlobalAveragePool2d()]),
        ["normalization after pooling"] = (3, new(3, 4, 4), [new Conv2d(4, 3, padding: 1), new MaxPool2d(2), new BatchNorm2d(), new ReLU()]),
        ["normalization twice"] = (3, new(3, 4, 4), [new Conv2d(4, 1), new BatchNorm2d(), new BatchNorm2d(), new ReLU(), new ReLU()]),
        ["pools"] = (2, new(9, 8, 9), [new Conv2d(9, 3, padding: 1), new MaxPool2d(3, 2), new AveragePool2d(3, 1)]),
        ["pools with gaps"] = (2, new(3, 8, 9), [new Conv2d(10, 1), new MaxPool2d(2, 3), new ReLU(), new AveragePool2d(1, 2)]),
        ["average after rectifier"] = (2, new(3, 6, 6), [new Conv2d(8, 3, padding: 1), new ReLU(), new AveragePool2d(2), new Flatten(), new Linear(3)]),
        ["rectifier first"] = (2, new(2, 4, 4), [new ReLU(), new Conv2d(3, 3), new GELU(), new Flatten(), new Linear(5), new GELU(), new Linear(2)]),
        ["flattened image"] = (2, new(3, 2, 4), [new Flatten(), new Linear(6), new ReLU(), new Linear(2)]),
        ["identity"] = (3, new(4, 4, 4), [new Conv2d(4, 3, padding: 1), new BatchNorm2d(), new ReLU(), new Residual(Body(4)), new ReLU(), new Residual(Body(4)), new ReLU(), new GlobalAveragePool2d(), new Linear(3)]),
        ["projection"] = (3, new(3, 6, 6), [new Conv2d(4, 3, padding: 1), new BatchNorm2d(), new ReLU(), new Residual(Body(8, 2), Shortcut.Projection), new ReLU(), new Residual(Body(8)), new ReLU()]),
        ["option A"] = (3, new(3, 5, 6), [new Conv2d(4, 3, padding: 1), new BatchNorm2d(), new ReLU(), new Residual(Body(9, 2), Shortcut.OptionA), new ReLU(), new Residual(Body(9), Shortcut.OptionA), new ReLU()]),
        ["projection without normalization in the body"] = (2, new(3, 6, 6), [new Conv2d(4, 1), new Residual([new Conv2d(6, 3, 2, 1), new ReLU(), new Conv2d(6, 3, padding: 1)], Shortcut.Projection)]),
        ["block first"] = (2, new(3, 4, 4), [new Residual([new Conv2d(3, 3, padding: 1), new ReLU()]), new Residual([new GELU()]), new ReLU()]),
        ["normalization in front of the convolutions"] = (3, new(4, 4, 4), [new Conv2d(4, 3, padding: 1), new Residual([new BatchNorm2d(), new ReLU(), new Conv2d(4, 3, padding: 1)]), new BatchNorm2d(), new ReLU()]),
        ["block in a block"] = (3, new(4, 4, 4), [new Conv2d(4, 1), new Residual([new Residual(Body(4)), new ReLU(), new Conv2d(4, 1), new Residual([new Conv2d(4, 1)])]), new GlobalAveragePool2d()]),
        ["block of vectors"] = (5, new(6, 1, 1), [new Linear(8), new ReLU(), new Residual([new Linear(8), new ReLU(), new Linear(8)]), new GELU(), new BatchNorm2d(), new Linear(2)]),
    };

    public static TheoryData<string> Names => [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_and_gradients_are_those_of_plain_loops(string name)
    {
        (int count, ImageShape input, Layer[] layers) = Networks[name];
        var model = new Model(input, layers, count + 1, seed: 3, pool: null, wantsInputGradient: true);
        foreach (Parameter vector in model.Parameters.Where(parameter => parameter.Shape.Length == 1))
            vector.CopyFrom([.. Numbers.Values(vector).Zip(Numbers.Normal(vector.Count, 5), (value, noise) => value + 0.3f * noise)]);
        float[] x = Numbers.Normal(count * input.Length, 1), dy = Numbers.Normal(count * model.OutputSize, 2);

        model.Forward(Numbers.Normal((count + 1) * input.Length, 9), count + 1);
        model.Backward(Numbers.Normal((count + 1) * model.OutputSize, 8));
        float[] y = model.Forward(Images.ChannelsLast(x, input), count).ToArray();
        model.Backward(Images.ChannelsLast(dy, model.OutputShape));

        double[] wideX = [.. x.Select(value => (double)value)];
        double[][] parameters = [.. model.Parameters.Select(parameter => Numbers.Values(parameter).Select(value => (double)value).ToArray())];
        double[] Outputs() => ReferenceNetwork.Forward(layers, parameters, wideX, input, count);
        double Objective() => Outputs().Zip(dy, (value, weight) => value * weight).Sum();
        Numbers.Close(Outputs(), Images.ChannelsFirst(y, model.OutputShape), Numbers.SumTolerance);
        CompareSome(wideX, Objective, Images.ChannelsFirst(model.InputGradient.ToArray(), input), "input gradient");
        for (int i = 0; i < parameters.Length; i++)
            CompareSome(parameters[i], Objective, Numbers.Gradient(model.Parameters[i]), model.Parameters[i].Name);
    }

    private static Layer[] Body(int channels, int stride = 1) =>
    [
        new Conv2d(channels, 3, stride, 1, hasBias: false), new BatchNorm2d(), new ReLU(),
        new Conv2d(channels, 3, 1, 1, hasBias: false), new BatchNorm2d(),
    ];

    /// <summary>Differences by some of the values, evenly spread: all of them where they are few.</summary>
    private static void CompareSome(double[] values, Func<double> objective, float[] gradient, string what)
    {
        double scale = Math.Max(gradient.Max(Math.Abs), SmallestScale);
        int stride = (values.Length - 1) / MostDifferences + 1;
        for (int i = 0; i < values.Length; i += stride)
        {
            double[] one = [values[i]];
            double expected = ReferenceNetwork.Differences(one, () =>
            {
                double kept = values[i];
                values[i] = one[0];
                double result = objective();
                values[i] = kept;
                return result;
            }, step: 1e-6)[0];
            Assert.True(Math.Abs(expected - gradient[i]) <= GradientTolerance * scale, $"{what} {i}: expected {expected}, got {gradient[i]}, scale {scale}");
        }
    }
}
