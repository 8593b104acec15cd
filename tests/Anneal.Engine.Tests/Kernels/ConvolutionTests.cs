using Anneal.Engine.Kernels;

namespace Anneal.Engine.Tests.Kernels;

/// <summary>Direct convolution by register tiles against its definition in plain loops, in all three directions.</summary>
public sealed unsafe class ConvolutionTests
{
    public static TheoryData<int, int, int, int, int, int, int> Shapes => new()
    {
        // channels, height, width, outputs, kernel, stride, padding
        { 3, 9, 7, 16, 3, 1, 1 }, { 16, 8, 8, 16, 3, 1, 1 }, { 16, 9, 8, 32, 3, 2, 1 }, { 5, 6, 6, 24, 3, 1, 1 },
        { 1, 11, 12, 20, 5, 1, 0 }, { 20, 8, 9, 50, 5, 1, 0 }, { 7, 6, 5, 3, 5, 1, 2 }, { 16, 6, 6, 8, 1, 2, 0 },
        { 4, 7, 9, 6, 2, 3, 0 }, { 2, 5, 5, 3, 4, 2, 3 }, { 2, 1, 1, 17, 1, 1, 0 }, { 3, 14, 13, 7, 3, 1, 0 }, { 4, 13, 11, 40, 3, 2, 0 }, { 3, 2, 8, 4, 1, 4, 0 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Forward_is_its_definition(int channels, int height, int width, int outputs, int kernel, int stride, int padding)
    {
        var test = new Case(new(channels, height, width), outputs, kernel, stride, padding);
        using var bias = new Pinned(Numbers.Normal(test.Panels.PaddedColumns, 3));
        using Pinned actual = new(new float[test.Shape.Output.Length + 32]), expected = new(new float[test.Shape.Output.Length + 32]);

        new Convolution(test.Shape, test.Panels).Run(test.Padded.Pointer, test.Weights.Pointer, bias.Pointer, actual.Pointer, default);

        Convolution.Scalar(test.Shape, test.Panels, test.Padded.Pointer, test.Weights.Pointer, bias.Pointer, expected.Pointer);
        Close(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_input_gradient_is_its_definition(int channels, int height, int width, int outputs, int kernel, int stride, int padding)
    {
        var test = new Case(new(channels, height, width), outputs, kernel, stride, padding);
        var kernels = new ConvolutionInputGradient(test.Shape, test.Panels);
        using Pinned gradient = test.Gradient(kernels.Border);
        float[] before = Numbers.Normal(test.Shape.Input.Length + 32, 5);
        using Pinned added = new([.. before]), replaced = new([.. before]), expected = new([.. before]), fromZero = new([.. before]);
        fromZero.Values.AsSpan(0, test.Shape.Input.Length).Clear();

        using Pinned scratch = new(new float[kernels.ScratchLength + 32]);
        kernels.TakeWeights(test.Weights.Pointer);
        kernels.Run(gradient.Pointer, adds: true, scratch.Pointer, added.Pointer, default);
        kernels.Run(gradient.Pointer, adds: false, scratch.Pointer, replaced.Pointer, default);

        kernels.Scalar(gradient.Pointer, test.Weights.Pointer, expected.Pointer);
        kernels.Scalar(gradient.Pointer, test.Weights.Pointer, fromZero.Pointer);
        Close(expected, added);
        Close(fromZero, replaced);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_weight_gradient_is_its_definition_with_exact_zeros_as_padding(
        int channels, int height, int width, int outputs, int kernel, int stride, int padding)
    {
        var test = new Case(new(channels, height, width), outputs, kernel, stride, padding);
        const int Border = 2;
        using Pinned gradient = test.Gradient(Border);
        var kernels = new ConvolutionWeightGradient(test.Shape, test.Panels, Border);
        using Pinned gathered = new(new float[kernels.GatheredLength + 32]);
        using Pinned actual = new(new float[test.Panels.Length]), expected = new(new float[test.Panels.Length]);

        kernels.Run(test.Padded.Pointer, gradient.Pointer, gathered.Pointer, actual.Pointer);

        kernels.Scalar(test.Padded.Pointer, gradient.Pointer, expected.Pointer);
        Close(expected, actual);
        Assert.Equal(expected.Values.Count(value => value == 0), actual.Values.Count(value => value == 0));
    }

    [Theory]
    [InlineData(1, 3, 4, 0)]
    [InlineData(3, 2, 5, 1)]
    [InlineData(2, 4, 1, 3)]
    public void A_border_is_cleared_around_an_image_that_stays(int channels, int height, int width, int border)
    {
        var image = new BorderedImage(new(channels, height, width), border);
        using var memory = new Pinned(Enumerable.Repeat(1f, image.Length).ToArray());

        image.ClearBorder(memory.Pointer);

        Assert.Equal(image.Inner.Length, memory.Values.Count(value => value == 1));
        for (int y = 0; y < height; y++)
            Assert.All(memory.Values.Skip(image.Origin + y * image.Row).Take(width * channels), value => Assert.Equal(1, value));
    }

    private static void Close(Pinned expected, Pinned actual) =>
        Numbers.Close([.. expected.Values.Select(value => (double)value)], actual.Values, Numbers.SumTolerance);

    private sealed class Case
    {
        public Case(ImageShape input, int outputs, int kernel, int stride, int padding)
        {
            Shape = new ConvolutionShape(input, outputs, kernel, stride, padding);
            Panels = Convolution.Layout(Shape);
            Padded = new Pinned(Numbers.Normal(Shape.PaddedLength + 32, 1));
            Weights = new Pinned(Numbers.Normal(Panels.Length, 2));
        }

        public ConvolutionShape Shape { get; }

        public Panels Panels { get; }

        public Pinned Padded { get; }

        public Pinned Weights { get; }

        public Pinned Gradient(int border)
        {
            var image = new BorderedImage(Shape.Output, border);
            var gradient = new Pinned(Numbers.Normal(image.Length + 32, 4));
            image.ClearBorder(gradient.Pointer);
            return gradient;
        }
    }
}
