using Anneal.Engine.Optimizers;
using Anneal.Engine.Tests.Training;

namespace Anneal.Engine.Tests.Optimizers;

public sealed class OptimizerSettingTests
{
    [Fact]
    public void A_setting_outside_its_range_is_named_with_its_rule()
    {
        Model model = Problem.Model();
        Refused("Beta2", "below 1", () => new Adam(model) { Beta2 = 1 });
        Refused("Epsilon", "above 0", () => new Lamb(model) { Epsilon = 0 });
        Refused("Dampening", "0 or more", () => new Sgd(model) { Dampening = double.NaN });
        Refused("GrowthFactor", "above 1", () => new Rprop(model) { GrowthFactor = 1 });
        Refused("MaximumGradientNorm", "above 0", () => new Lamb(model) { MaximumGradientNorm = -1 });
    }

    [Fact]
    public void Muon_refuses_vectors_and_says_what_to_do() => Assert.Contains(
        "0.bias, 2.bias: Muon takes matrices only; give the vectors to another optimizer",
        Assert.Throws<ArgumentException>(() => new Muon(Problem.Model())).Message, StringComparison.Ordinal);

    [Fact]
    public void Parameters_are_of_the_model_and_chosen_once()
    {
        Model model = Problem.Model(), other = Problem.Model();
        string Message(params Parameter[] chosen) => Assert.Throws<ArgumentException>(() => new Sgd(model, chosen)).Message;
        Assert.Contains("at least one", Message(), StringComparison.Ordinal);
        Assert.Contains("0.weight: of another model", Message(other.Parameters[0]), StringComparison.Ordinal);
        Assert.Contains("0.bias: chosen more than once", Message(model.Parameters[1], model.Parameters[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_that_were_not_chosen_stay()
    {
        Model model = OptimizerLaws.Prepared(5, 3);
        float[] bias = Numbers.Values(model.Parameters[1]), weight = Numbers.Values(model.Parameters[0]);
        new Sgd(model, [model.Parameters[0]]).Update(new Hyperparameters(0.1));
        Assert.Equal(bias, Numbers.Values(model.Parameters[1]));
        Assert.NotEqual(weight, Numbers.Values(model.Parameters[0]));
    }

    [Fact]
    public void Combined_optimizers_share_a_model_without_overlap()
    {
        Model model = Problem.Model(), other = Problem.Model();
        Sgd all = new(model), weight = new(model, [model.Parameters[0]]), bias = new(model, [model.Parameters[1]]);
        Assert.Equal(
            [model.Parameters[0], model.Parameters[1]], new CombinedOptimizer(weight, bias).Parameters.AsEnumerable());
        Assert.Throws<ArgumentException>(() => new CombinedOptimizer());
        Assert.Throws<ArgumentException>(() => new CombinedOptimizer(all, new Sgd(other)));
        Assert.Contains(
            "0.weight: chosen more than once", Assert.Throws<ArgumentException>(() => new CombinedOptimizer(all, weight)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Maximizing_goes_up_where_minimizing_goes_down()
    {
        Model one = OptimizerLaws.Prepared(5, 3), other = OptimizerLaws.Prepared(5, 3);
        float[] gradient = Numbers.Gradient(other.Parameters[0]);
        other.Parameters[0].CopyGradientFrom([.. gradient.Select(value => -value)]);
        new Adam(one, [one.Parameters[0]]) { IsMaximizing = true }.Update(new Hyperparameters(0.1, 0.9, 0.1));
        new Adam(other, [other.Parameters[0]]).Update(new Hyperparameters(0.1, 0.9, 0.1));
        Assert.Equal(Numbers.Values(other.Parameters[0]), Numbers.Values(one.Parameters[0]));
    }

    private static void Refused(string name, string rule, Func<Optimizer> make)
    {
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => make());
        Assert.Equal(name, thrown.ParamName);
        Assert.Contains(rule, thrown.Message, StringComparison.Ordinal);
    }
}
