using Anneal.Engine.Layers;

namespace Anneal.Engine.Tests.Layers;

public sealed class DropoutTests
{
    private const int Size = 4000;

    [Fact]
    public void Dropped_values_are_zero_and_the_others_are_divided_by_what_is_left()
    {
        var model = new Model(Size, [new Dropout(0.25)], maximumBatch: 5, seed: 1);
        float[] ones = Enumerable.Repeat(1f, 5 * Size).ToArray();
        float[] y = model.Forward(ones, 5).ToArray();
        Assert.All(y, value => Assert.True(value is 0 or 4f / 3));
        Assert.InRange(y.Count(value => value == 0) / (5.0 * Size), 0.24, 0.26);
        Assert.NotEqual(y[..Size], y[Size..(2 * Size)]);
    }

    [Fact]
    public void The_gradient_passes_where_the_value_did()
    {
        var model = new Model(inputSize: 3, [new Linear(Size), new Dropout(0.5)], maximumBatch: 2, seed: 1);
        float[] y = model.Forward(Numbers.Normal(2 * 3, 1), 2).ToArray();
        model.Backward(Enumerable.Repeat(1f, 2 * Size).ToArray());
        float[] bias = Numbers.Gradient(model.Parameters[1]);
        for (int i = 0; i < Size; i++)
            Assert.Equal((y[i] != 0 ? 2 : 0) + (y[Size + i] != 0 ? 2 : 0), bias[i]);
    }

    [Fact]
    public void Every_pass_and_layer_and_seed_drops_other_values_and_a_repetition_the_same()
    {
        float[] ones = Enumerable.Repeat(1f, Size).ToArray();
        static Model Build(ulong seed) => new(Size, [new Dropout(0.5)], maximumBatch: 1, seed);
        Model model = Build(1), same = Build(1);
        float[] first = model.Forward(ones, 1).ToArray(), second = model.Forward(ones, 1).ToArray();
        Assert.NotEqual(first, second);
        Assert.Equal(first, same.Forward(ones, 1).ToArray());
        Assert.Equal(ones, same.Predict(ones, 1).ToArray());
        Assert.Equal(second, same.Forward(ones, 1).ToArray());
        Assert.NotEqual(first, Build(2).Forward(ones, 1).ToArray());
        float[] twice = new Model(Size, [new Dropout(0.5), new Dropout(0.5)], 1, seed: 1).Forward(ones, 1).ToArray();
        Assert.InRange(twice.Count(value => value != 0) / (double)Size, 0.2, 0.3);
    }
}
