using Anneal.Engine.Kernels;
using Anneal.Engine.Kernels.Winograd;
using Anneal.Engine.Layers;
using Anneal.Engine.Models;

namespace Anneal.Engine.Tests.Kernels;

/// <summary>Convolutions by transformed tiles against plain loops in double, and their vectors against one channel at a time.</summary>
public sealed unsafe class WinogradTests
{
    public static TheoryData<int, int, int, int, int, int, int> Shapes => new()
    {
        // channels, height, width, outputs, kernel, padding, images
        { 16, 8, 8, 16, 3, 1, 3 }, { 32, 4, 12, 16, 3, 1, 2 }, { 16, 8, 4, 48, 3, 1, 5 }, { 64, 8, 8, 64, 3, 1, 9 }, { 16, 32, 32, 16, 3, 1, 1 },
        { 16, 8, 8, 16, 5, 2, 3 }, { 32, 6, 10, 16, 5, 2, 2 }, { 32, 8, 8, 64, 5, 2, 6 },
        { 20, 12, 12, 50, 5, 0, 3 }, { 17, 8, 8, 39, 3, 1, 2 }, { 23, 10, 6, 16, 3, 0, 4 }, { 16, 5, 5, 21, 5, 1, 3 }, { 21, 4, 4, 18, 3, 2, 2 },
        { 16, 4, 8, 16, 5, 4, 1 },
    };

    /// <summary>The bounds that a study in C measured, with room for inputs of both signs: rms 0.8 to 1.5e-6, largest 1.6e-5.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    public void Results_and_input_gradients_are_off_by_a_few_millionths(int channels, int height, int width, int outputs, int kernel, int padding, int images)
    {
        var test = new Case(new(channels, height, width), outputs, images, usesWinograd: true, kernel, padding);
        AssertError(test.ExactOutputs(), test.Outputs, rms: 3e-6, largest: 6e-5);
        AssertError(test.ExactInputGradients(), test.InputGradients, rms: 3e-6, largest: 6e-5);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Weight_gradients_are_off_by_some_hundred_thousandths(int channels, int height, int width, int outputs, int kernel, int padding, int images)
    {
        var test = new Case(new(channels, height, width), outputs, images, usesWinograd: true, kernel, padding);
        AssertError(test.ExactWeightGradients(), test.WeightGradients, rms: 2e-5, largest: 4e-4);
    }

    [Fact]
    public void The_direct_way_is_another_one_and_nearer()
    {
        Case direct = new(new(16, 8, 8), 16, 3, usesWinograd: false), tiles = new(new(16, 8, 8), 16, 3, usesWinograd: true);
        Assert.NotEqual(Numbers.Bits(direct.Outputs), Numbers.Bits(tiles.Outputs));
        Assert.NotEqual(Numbers.Bits(direct.InputGradients), Numbers.Bits(tiles.InputGradients));
        Assert.NotEqual(Numbers.Bits(direct.WeightGradients), Numbers.Bits(tiles.WeightGradients));
        AssertError(direct.ExactOutputs(), direct.Outputs, rms: 5e-7, largest: 5e-6);
    }

    [Theory]
    [InlineData(16, 6, 8, 16)]
    [InlineData(3, 8, 8, 16)]
    [InlineData(16, 8, 8, 12)]
    public void Other_shapes_take_no_notice(int channels, int height, int width, int outputs)
    {
        Case direct = new(new(channels, height, width), outputs, 2, usesWinograd: false);
        Assert.Equal(Numbers.Bits(direct.Outputs), Numbers.Bits(new Case(new(channels, height, width), outputs, 2, usesWinograd: true).Outputs));
    }

    [Theory]
    [InlineData(3, 32, 1)]
    [InlineData(5, 32, 2)]
    [InlineData(3, 31, 1)]
    [InlineData(5, 22, 0)]
    public void Vectors_of_channels_give_the_bits_of_single_channels(int kernel, int channels, int padding)
    {
        var shape = new WinogradShape(new ConvolutionShape(new(channels, 8, 8), channels, kernel, 1, padding));
        ImageShape outputs = shape.Convolution.Output;
        using Pinned bordered = new(Numbers.Normal(shape.Convolution.PaddedLength, 1)), gradient = new(Numbers.Normal(outputs.Length, 2));
        using Pinned init = new(Numbers.Normal(channels, 3)), transformed = new(Numbers.Normal(shape.PlanesLength(channels), 4));
        int planes = shape.PlanesLength(channels), paddedRow = shape.Convolution.PaddedRow, row = outputs.Width * channels;
        bool large = kernel == 5;
        Same(
            planes, to => ChannelTransforms.Input(shape, channels, bordered.Pointer, Pointer(to)),
            to => ChannelTransforms.Run<InputTransform, OneChannel>(shape, 0, channels, bordered.Pointer, paddedRow, Pointer(to), null));
        Same(
            planes, to => ChannelTransforms.OutputGradient(shape, channels, gradient.Pointer, Pointer(to)),
            to => Single<OutputGradientTransform, LargeKernelOutputGradient>(large, shape, gradient.Pointer, row, Pointer(to), null));
        Same(
            outputs.Length, to => ChannelTransforms.Output(shape, channels, transformed.Pointer, init.Pointer, Pointer(to)),
            to => Single<OutputTransform, LargeKernelOutput>(large, shape, Pointer(to), row, transformed.Pointer, init.Pointer));
        using var cleared = new Pinned(new float[shape.Convolution.Input.Length]);
        InputGradientTransform.Run<OneChannel>(shape, 0, channels, transformed.Pointer, cleared.Pointer);
        using var whole = new Pinned(Numbers.Normal(cleared.Values.Length, 5));
        InputGradientTransform.Run(shape, channels, transformed.Pointer, whole.Pointer);
        Assert.Equal(Numbers.Bits(cleared.Values), Numbers.Bits(whole.Values));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Vectors_of_weights_give_the_bits_of_single_weights(int kernel)
    {
        const int Channels = 18;
        Panels panels = Convolution.Layout(new ConvolutionShape(new(Channels, 8, 8), 50, kernel, 1, 0));
        int planes = TileTransforms.Planes * WeightTransforms.Plane(Channels, panels);
        using Pinned weights = new(Numbers.Normal(panels.Length, 2)), transformed = new(Numbers.Normal(planes, 4));
        Same(planes, to => WeightTransforms.Run(Channels, panels, weights.Pointer, Pointer(to)), to => WeightTransforms.Run<OneChannel>(Channels, panels, weights.Pointer, Pointer(to)));
        Same(panels.Length, to => WeightTransforms.Gradient(Channels, panels, transformed.Pointer, Pointer(to)), to => WeightTransforms.Gradient<OneChannel>(Channels, panels, transformed.Pointer, Pointer(to)));
    }

    [Fact]
    public void A_pass_allocates_nothing()
    {
        using var pool = new WorkerPool(1);
        var model = new Model(new ImageShape(16, 8, 8), [new Conv2d(16, 3, padding: 1) { UsesWinograd = true }], 4, 1, pool);
        float[] inputs = Numbers.Normal(4 * model.InputSize, 1), gradient = Numbers.Normal(4 * model.OutputSize, 2);
        long Allocated()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int step = 0; step < 20; step++)
            {
                model.Forward(inputs, 4);
                model.Backward(gradient);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => Allocated()));
    }

    [Fact]
    public void A_whole_network_can_be_asked_for_it()
    {
        StandardModel direct = StandardModels.ResNet(8), tiles = direct.WithWinograd();
        Assert.Equal(direct.Name, tiles.Name);
        Assert.All(tiles.Layers.OfType<Residual>().SelectMany(block => block.Body).OfType<Conv2d>(), convolution => Assert.True(convolution.UsesWinograd));
        Model one = new(direct.InputShape, direct.Layers, 4, seed: 1), other = new(tiles.InputShape, tiles.Layers, 4, seed: 1);
        float[] inputs = Numbers.Normal(4 * one.InputSize, 1);
        double[] expected = [.. one.Forward(inputs, 4).ToArray().Select(value => (double)value)];
        float[] actual = other.Forward(inputs, 4).ToArray();
        Assert.NotEqual(expected.Select(value => (float)value), actual);
        Numbers.Close(expected, actual, 1e-4);
    }

    private static void Single<TSmall, TLarge>(bool isLarge, WinogradShape shape, float* image, int row, float* planes, float* init)
        where TSmall : ITileTransform
        where TLarge : ITileTransform
    {
        int channels = shape.Convolution.Outputs;
        if (isLarge)
            ChannelTransforms.Run<TLarge, OneChannel>(shape, 0, channels, image, row, planes, init);
        else
            ChannelTransforms.Run<TSmall, OneChannel>(shape, 0, channels, image, row, planes, init);
    }

    private static float* Pointer(nint address) => (float*)address;

    private static void Same(int length, Action<nint> one, Action<nint> other)
    {
        using Pinned expected = new(Numbers.Normal(length, 9)), actual = new([.. expected.Values]);
        one((nint)actual.Pointer);
        other((nint)expected.Pointer);
        Assert.Equal(Numbers.Bits(expected.Values), Numbers.Bits(actual.Values));
    }

    private static void AssertError(double[] expected, float[] actual, double rms, double largest)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = Math.Sqrt(expected.Sum(value => value * value) / expected.Length);
        double[] errors = [.. expected.Zip(actual, (exact, value) => Math.Abs(exact - value) / scale)];
        Assert.InRange(errors.Max(), 0, largest);
        Assert.InRange(Math.Sqrt(errors.Sum(error => error * error) / errors.Length), 0, rms);
    }

    /// <summary>One convolution, its inputs and the gradient of its outputs, computed by a model; and the same in double.</summary>
    private sealed class Case
    {
        private readonly ImageShape _shape;
        private readonly int _outputs;
        private readonly int _images;
        private readonly int _kernel;
        private readonly int _padding;
        private readonly ImageShape _output;
        private readonly float[] _inputs;
        private readonly float[] _gradients;
        private readonly float[] _weights;
        private readonly float[] _bias;

        public Case(ImageShape shape, int outputs, int images, bool usesWinograd, int kernel = 3, int padding = 1)
        {
            (_shape, _outputs, _images, _kernel, _padding) = (shape, outputs, images, kernel, padding);
            _output = new ConvolutionShape(shape, outputs, kernel, 1, padding).Output;
            using var pool = new WorkerPool(1);
            Layer layer = new Conv2d(outputs, kernel, padding: padding) { UsesWinograd = usesWinograd };
            var model = new Model(shape, [layer], images, 1, pool, wantsInputGradient: true);
            model.Parameters[1].CopyFrom(Numbers.Normal(outputs, 5));
            _inputs = Numbers.Normal(images * model.InputSize, 1);
            _gradients = Numbers.Normal(images * model.OutputSize, 2);
            (_weights, _bias) = (Numbers.Values(model.Parameters[0]), Numbers.Values(model.Parameters[1]));
            Outputs = model.Forward(_inputs, images).ToArray();
            model.Backward(_gradients);
            InputGradients = model.InputGradient.ToArray();
            WeightGradients = Numbers.Gradient(model.Parameters[0]);
        }

        public float[] Outputs { get; }

        public float[] InputGradients { get; }

        public float[] WeightGradients { get; }

        public double[] ExactOutputs()
        {
            double[] outputs = [.. _gradients.Select((_, i) => (double)_bias[i % _outputs])];
            ForEachProduct((input, output, weight) => outputs[output] += (double)_inputs[input] * _weights[weight]);
            return outputs;
        }

        public double[] ExactInputGradients()
        {
            double[] inputs = new double[_inputs.Length];
            ForEachProduct((input, output, weight) => inputs[input] += (double)_gradients[output] * _weights[weight]);
            return inputs;
        }

        public double[] ExactWeightGradients()
        {
            double[] weights = new double[_weights.Length];
            ForEachProduct((input, output, weight) => weights[weight] += (double)_inputs[input] * _gradients[output]);
            return weights;
        }

        private void ForEachProduct(Action<int, int, int> add)
        {
            for (int position = 0; position < _images * _output.Positions; position++)
            {
                (int image, int at) = Math.DivRem(position, _output.Positions);
                for (int tap = 0; tap < _kernel * _kernel; tap++)
                {
                    int y = at / _output.Width + tap / _kernel - _padding, x = at % _output.Width + tap % _kernel - _padding;
                    if (y < 0 || y >= _shape.Height || x < 0 || x >= _shape.Width)
                        continue;
                    int pixel = (image * _shape.Height + y) * _shape.Width + x;
                    for (int pair = 0; pair < _shape.Channels * _outputs; pair++)
                    {
                        (int output, int channel) = Math.DivRem(pair, _shape.Channels);
                        add(pixel * _shape.Channels + channel, position * _outputs + output, pair * _kernel * _kernel + tap);
                    }
                }
            }
        }
    }
}
