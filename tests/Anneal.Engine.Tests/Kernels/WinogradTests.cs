using Anneal.Engine.Kernels;
using Anneal.Engine.Kernels.Winograd;
using Anneal.Engine.Layers;
using Anneal.Engine.Models;

namespace Anneal.Engine.Tests.Kernels;

/// <summary>Convolutions by transformed tiles against plain loops in double, and their vectors against one channel at a time.</summary>
public sealed unsafe class WinogradTests
{
    public static TheoryData<int, int, int, int, int, int> Shapes => new()
    {
        // channels, height, width, outputs, kernel, images
        { 16, 8, 8, 16, 3, 3 }, { 32, 4, 12, 16, 3, 2 }, { 16, 8, 4, 48, 3, 5 }, { 64, 8, 8, 64, 3, 9 }, { 16, 32, 32, 16, 3, 1 },
        { 16, 8, 8, 16, 5, 3 }, { 32, 6, 10, 16, 5, 2 }, { 32, 8, 8, 64, 5, 6 },
    };

    /// <summary>The bounds that a study in C measured, with room for inputs of both signs: rms 0.8 to 1.5e-6, largest 1.6e-5.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    public void Results_and_input_gradients_are_off_by_a_few_millionths(int channels, int height, int width, int outputs, int kernel, int images)
    {
        var test = new Case(new(channels, height, width), outputs, images, usesWinograd: true, kernel);
        AssertError(test.ExactOutputs(), test.Outputs, rms: 3e-6, largest: 6e-5);
        AssertError(test.ExactInputGradients(), test.InputGradients, rms: 3e-6, largest: 6e-5);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Weight_gradients_are_off_by_some_hundred_thousandths(int channels, int height, int width, int outputs, int kernel, int images)
    {
        var test = new Case(new(channels, height, width), outputs, images, usesWinograd: true, kernel);
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
    [InlineData(16, 8, 8, 20)]
    public void Other_shapes_take_no_notice(int channels, int height, int width, int outputs)
    {
        Case direct = new(new(channels, height, width), outputs, 2, usesWinograd: false);
        Assert.Equal(Numbers.Bits(direct.Outputs), Numbers.Bits(new Case(new(channels, height, width), outputs, 2, usesWinograd: true).Outputs));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Vectors_of_channels_give_the_bits_of_single_channels(int kernel)
    {
        const int Channels = 32;
        var shape = new WinogradShape(new ConvolutionShape(new(Channels, 8, 8), Channels, kernel, 1, kernel / 2));
        var panels = Convolution.Layout(shape.Convolution);
        using Pinned bordered = new(Numbers.Normal(12 * 12 * Channels, 1)), weights = new(Numbers.Normal(panels.Length, 2)), init = new(Numbers.Normal(Channels, 3));
        int planes = Math.Max(shape.PlanesLength(Channels), TileTransforms.Planes * ChannelTransforms.WeightPlane(Channels, panels));
        Same(planes, to => ChannelTransforms.Input(shape, Channels, bordered.Pointer, Pointer(to)), to => ChannelTransforms.Input<OneChannel>(shape, Channels, bordered.Pointer, Pointer(to)));
        Same(planes, to => ChannelTransforms.OutputGradient(shape, Channels, bordered.Pointer, 10 * Channels, Pointer(to)), to => ChannelTransforms.OutputGradient<OneChannel>(shape, Channels, bordered.Pointer, 10 * Channels, Pointer(to)));
        Same(planes, to => ChannelTransforms.Weights(Channels, panels, weights.Pointer, Pointer(to)), to => ChannelTransforms.Weights<OneChannel>(Channels, panels, weights.Pointer, Pointer(to)));
        using var transformed = new Pinned(Numbers.Normal(planes, 4));
        Same(64 * Channels, to => ChannelTransforms.Output(shape, Channels, transformed.Pointer, init.Pointer, Pointer(to)), to => ChannelTransforms.Output<OneChannel>(shape, Channels, transformed.Pointer, init.Pointer, Pointer(to)));
        Same(64 * Channels, to => ChannelTransforms.Output(shape, Channels, transformed.Pointer, null, Pointer(to)), to => ChannelTransforms.Output<OneChannel>(shape, Channels, transformed.Pointer, null, Pointer(to)));
        Same(panels.Length, to => ChannelTransforms.WeightGradient(Channels, panels, transformed.Pointer, Pointer(to)), to => ChannelTransforms.WeightGradient<OneChannel>(Channels, panels, transformed.Pointer, Pointer(to)));
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
        private readonly float[] _inputs;
        private readonly float[] _gradients;
        private readonly float[] _weights;
        private readonly float[] _bias;

        public Case(ImageShape shape, int outputs, int images, bool usesWinograd, int kernel = 3)
        {
            (_shape, _outputs, _images, _kernel) = (shape, outputs, images, kernel);
            using var pool = new WorkerPool(1);
            Layer layer = new Conv2d(outputs, kernel, padding: kernel / 2) { UsesWinograd = usesWinograd };
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
            for (int position = 0; position < _images * _shape.Positions; position++)
            {
                (int y, int x) = Math.DivRem(position % _shape.Positions, _shape.Width);
                for (int tap = 0; tap < _kernel * _kernel; tap++)
                {
                    int dy = tap / _kernel - _kernel / 2, dx = tap % _kernel - _kernel / 2;
                    if (y + dy < 0 || y + dy >= _shape.Height || x + dx < 0 || x + dx >= _shape.Width)
                        continue;
                    for (int pair = 0; pair < _shape.Channels * _outputs; pair++)
                    {
                        (int output, int channel) = Math.DivRem(pair, _shape.Channels);
                        add((position + dy * _shape.Width + dx) * _shape.Channels + channel, position * _outputs + output, pair * _kernel * _kernel + tap);
                    }
                }
            }
        }
    }
}
