using Anneal.Engine.Models;
using Anneal.Engine.Units;

namespace Anneal.Engine.Tests.Units;

/// <summary>How many times a step goes over the batch, and in which order.</summary>
public sealed class PassPlanTests
{
    [Theory]
    [InlineData("mlp", 3)] // the input and two linear layers
    [InlineData("lenet", 3)] // convolutions and pools in one pass, two linear layers
    [InlineData("cifar3", 2)]
    [InlineData("resnet8", 9)] // seven convolutions, shortcuts beside them; the last block's end with its pool; the linear layer
    [InlineData("resnet20", 21)]
    public void A_pass_ends_only_where_all_examples_are_needed(string name, int passes)
    {
        IReadOnlyList<Unit> units = UnitsOf(name);
        Assert.Equal(passes, PassPlan.Forward(units).Length);
        Assert.Equal(passes, PassPlan.Backward(units).Length);
    }

    [Theory]
    [InlineData("lenet")]
    [InlineData("resnet20")]
    public void Every_unit_runs_once_behind_its_inputs_and_backward_before_them(string name)
    {
        IReadOnlyList<Unit> units = UnitsOf(name);
        Unit[] forward = [.. PassPlan.Forward(units).SelectMany(pass => pass)], backward = [.. PassPlan.Backward(units).SelectMany(pass => pass)];
        Assert.Equal(units.Count, forward.Distinct().Count());
        Assert.Equal(units.Count, backward.Distinct().Count());
        foreach (Unit unit in units)
        {
            Assert.All(unit.Inputs, input => Assert.True(Array.IndexOf(forward, input) < Array.IndexOf(forward, unit)));
            Assert.All(unit.Inputs, input => Assert.True(Array.IndexOf(backward, input) > Array.IndexOf(backward, unit)));
            if (unit.BackwardAfter is { } other)
                Assert.True(Array.IndexOf(backward, other) < Array.IndexOf(backward, unit));
        }
    }

    [Theory]
    [InlineData("resnet8", 2)]
    [InlineData("resnet20", 2)]
    public void A_shortcut_goes_back_in_the_pass_of_the_body_that_adds_to_its_gradient(string name, int projections)
    {
        Unit[][] passes = PassPlan.Backward(UnitsOf(name));
        Unit[] adding = [.. passes.SelectMany(pass => pass).Where(unit => unit.BackwardAfter is not null)];
        Assert.Equal(projections, adding.Length);
        Assert.All(adding, unit => Assert.Contains(passes, pass => pass.Contains(unit) && pass.Contains(unit.BackwardAfter)));
    }

    [Fact]
    public void Examples_are_cut_without_gaps_by_their_number_alone()
    {
        for (int count = 1; count < 70; count++)
        {
            int chunks = ExampleChunks.Backward(count);
            (int First, int End)[] ranges = [.. Enumerable.Range(0, chunks).Select(chunk => ExampleChunks.Range(chunk, chunks, count))];
            Assert.Equal(Enumerable.Range(0, count), ranges.SelectMany(range => Enumerable.Range(range.First, range.End - range.First)));
            Assert.True(ranges.Max(range => range.End - range.First) - ranges.Min(range => range.End - range.First) <= 1);
        }
    }

    private static IReadOnlyList<Unit> UnitsOf(string name)
    {
        StandardModel network = StandardModels.Named(name);
        using var pool = new WorkerPool(1);
        var builder = new UnitBuilder(new UnitContext(1, pool, seed: 1));
        InputUnit input = builder.Add(new InputUnit(builder.Context, network.InputShape, wantsGradient: false));
        builder.AddLayers(network.Layers, input, network.InputShape, prefix: "");
        return builder.Units;
    }
}
