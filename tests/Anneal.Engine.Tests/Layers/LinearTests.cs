using Anneal.Engine.Layers;

namespace Anneal.Engine.Tests.Layers;

public sealed class LinearTests
{
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 1, 1, 1 }, { 2, 1, 3 }, { 3, 5, 1 }, { 5, 7, 16 }, { 6, 16, 17 }, { 7, 33, 24 }, { 13, 48, 25 }, { 9, 49, 40 },
        { 130, 20, 10 }, { 97, 50, 130 }, { 4, 300, 9 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Forward_and_gradients_are_those_of_plain_loops(int count, int inputs, int outputs) =>
        Compare(count, inputs, [new Linear(outputs)]);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_rectifier_in_the_same_passes_changes_nothing_else(int count, int inputs, int outputs) =>
        Compare(count, inputs, [new Linear(outputs), new ReLU(), new Linear(3)]);

    [Fact]
    public void A_rectifier_may_stand_anywhere() =>
        Compare(5, 9, [new ReLU(), new Linear(11), new ReLU(), new ReLU(), new Linear(4), new ReLU()]);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Padding_has_exactly_zero_value_and_gradient(int count, int inputs, int outputs)
    {
        var model = new Model(inputs, [new Linear(outputs)], count);
        model.Forward(Numbers.Normal(count * inputs, 1), count);
        model.Backward(Numbers.Normal(count * outputs, 2));

        foreach (Parameter parameter in model.Parameters)
        {
            int padding = parameter.Value.Length - parameter.Count;
            parameter.CopyFrom(Enumerable.Repeat(1f, parameter.Count).ToArray());
            Assert.Equal(padding, Zeros(parameter.Value.Span));
            Assert.Equal(padding + Zeros(Numbers.Gradient(parameter)), Zeros(parameter.Gradient.Span));
        }
    }

    [Fact]
    public void Backward_replaces_the_gradients_of_the_last_batch()
    {
        var model = new Model(20, [new Linear(30)], maximumBatch: 50);
        model.Forward(Numbers.Normal(50 * 20, 1), 50);
        model.Backward(Numbers.Normal(50 * 30, 2));
        float[] first = Numbers.Gradient(model.Parameters[0]);
        model.Forward(Numbers.Normal(7 * 20, 3), 7);
        model.Backward(Numbers.Normal(7 * 30, 4));
        model.Forward(Numbers.Normal(50 * 20, 1), 50);
        model.Backward(Numbers.Normal(50 * 30, 2));

        Assert.Equal(first, Numbers.Gradient(model.Parameters[0]));
    }

    [Fact]
    public void A_row_does_not_depend_on_the_batch_it_is_in()
    {
        float[] inputs = Numbers.Normal(64 * 300, 1);
        var model = new Model(300, [new Linear(33), new ReLU(), new Linear(10)], maximumBatch: 64);
        float[] together = model.Forward(inputs, 64).ToArray();
        for (int row = 0; row < 64; row++)
            Assert.Equal(together[(row * 10)..(row * 10 + 10)], model.Forward(inputs.AsSpan(row * 300, 300), 1).ToArray());
    }

    [Fact]
    public void Bad_sizes_are_named()
    {
        Assert.Contains("0", Assert.Throws<ArgumentOutOfRangeException>(() => new Linear(0)).Message, StringComparison.Ordinal);
        var model = new Model(3, [new Linear(2)], maximumBatch: 4);
        Assert.Contains("maximumBatch", Assert.Throws<ArgumentException>(() => { model.Forward(new float[15], 5); }).Message, StringComparison.Ordinal);
        Assert.Contains("'inputs' has 5", Assert.Throws<ArgumentException>(() => { model.Forward(new float[5], 2); }).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => model.Backward(new float[2]));
        model.Forward(new float[6], 2);
        Assert.Contains("'outputGradient' has 3", Assert.Throws<ArgumentException>(() => model.Backward(new float[3])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Model(3, [], 1));
    }

    private static void Compare(int count, int inputs, Layer[] layers)
    {
        var model = new Model(ImageShape.Vector(inputs), layers, count, seed: 3, pool: null, wantsInputGradient: true);
        foreach (Parameter bias in model.Parameters.Where(parameter => parameter.Shape.Length == 1))
            bias.CopyFrom(Numbers.Normal(bias.Count, 5));
        float[] x = Numbers.Normal(count * inputs, 1), dy = Numbers.Normal(count * model.OutputSize, 2);
        float[] y = model.Forward(x, count).ToArray();
        model.Backward(dy);

        double[] wideX = [.. x.Select(value => (double)value)];
        double[][] parameters = [.. model.Parameters.Select(parameter => Numbers.Values(parameter).Select(value => (double)value).ToArray())];
        double[] Outputs() => ReferenceNetwork.Forward(layers, parameters, wideX, ImageShape.Vector(inputs), count);
        double Objective() => Outputs().Zip(dy, (value, weight) => value * weight).Sum();
        Numbers.Close(Outputs(), y, Numbers.SumTolerance);
        if (count * inputs <= 500)
            Numbers.Close(ReferenceNetwork.Differences(wideX, Objective), model.InputGradient, Numbers.SumTolerance, "input gradient");
        for (int i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].Length <= 500)
                Numbers.Close(ReferenceNetwork.Differences(parameters[i], Objective), Numbers.Gradient(model.Parameters[i]), Numbers.SumTolerance, model.Parameters[i].Name);
        }
    }

    private static int Zeros(ReadOnlySpan<float> values) => values.Count(0f);
}
