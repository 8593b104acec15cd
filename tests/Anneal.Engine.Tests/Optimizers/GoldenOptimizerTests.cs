using Anneal.Engine.Optimizers;
using Anneal.Tests.Shared;

namespace Anneal.Engine.Tests.Optimizers;

/// <summary>The weights of PyTorch's and timm's optimizers, in float64, after every update.</summary>
public sealed class GoldenOptimizerTests
{
    /// <summary>What the definition in double may differ by, of the largest weight.</summary>
    private const double FormulaTolerance = 1e-9;

    /// <summary>What one update in float may round by, of the largest weight; 1.5e-7 was measured.</summary>
    private const double RoundingTolerance = 1e-6;

    /// <summary>
    /// What a run in float may stray, in units of what the definition in double strays when its weights and gradients are rounded
    /// to float; 8 was measured, 50 with random arguments.
    /// </summary>
    private const double StrayingFactor = 100;

    /// <summary>What PyTorch's bfloat16 may add to Muon's path, of the path's length.</summary>
    private const double MuonTolerance = 2e-2;

    public static TheoryData<string> Ids => GoldenOptimizerCase.Ids;

    [GoldenTheory(GoldenOptimizerCase.File)]
    [MemberData(nameof(Ids))]
    public void The_plan_has_the_learning_rates_of_the_library(string id)
    {
        GoldenOptimizerCase golden = GoldenOptimizerCase.Find(id);
        double[] rates = golden.LearningRates();
        Plan plan = golden.Plan();
        for (int step = 0; step < rates.Length; step++)
            Assert.Equal(rates[step], plan.At(step).LearningRate, 1e-12 * rates.Max());
    }

    [GoldenTheory(GoldenOptimizerCase.File)]
    [MemberData(nameof(Ids))]
    public void The_definition_in_double_gives_the_weights_of_the_library(string id)
    {
        GoldenOptimizerCase golden = GoldenOptimizerCase.Find(id);
        var definition = new DoubleRun(golden.Make().Optimizer, golden.Initial);
        Plan plan = golden.Plan();
        for (int step = 0; step < golden.Updates.Length; step++)
        {
            definition.Update(golden.Gradient(definition.Weights), plan.At(step));
            Close(golden, step, definition.Weights, IsMuon(golden) ? 0 : FormulaTolerance * Largest(golden.Updates[step]));
        }
    }

    [GoldenTheory(GoldenOptimizerCase.File)]
    [MemberData(nameof(Ids))]
    public void One_update_in_float_is_the_definition_rounded(string id)
    {
        GoldenOptimizerCase golden = GoldenOptimizerCase.Find(id);
        (Parameter weight, ElementwiseOptimizer optimizer) = golden.Make();
        var definition = new DoubleRun(golden.Make().Optimizer, golden.Initial);
        Plan plan = golden.Plan();
        for (int step = 0; step < golden.Updates.Length; step++)
        {
            weight.CopyFrom(Floats(definition.Weights));
            for (int slot = 0; slot < optimizer.Slots.Length; slot++)
                optimizer.Slots[slot].CopyFrom(Floats(definition.Beside[slot]));
            double[] gradient = golden.Gradient(definition.Weights);
            weight.CopyGradientFrom(Floats(gradient));
            optimizer.Update(plan.At(step));
            definition.Update(gradient, plan.At(step));
            Numbers.Close(definition.Weights, Numbers.Values(weight), RoundingTolerance, $"{id}, update {step}, weight");
        }
    }

    [GoldenTheory(GoldenOptimizerCase.File)]
    [MemberData(nameof(Ids))]
    public void A_run_in_float_gives_the_weights_of_the_library_as_nearly_as_rounding_lets_it(string id)
    {
        GoldenOptimizerCase golden = GoldenOptimizerCase.Find(id);
        (Parameter weight, ElementwiseOptimizer optimizer) = golden.Make();
        var rounded = new DoubleRun(golden.Make().Optimizer, golden.Initial);
        Plan plan = golden.Plan();
        double straying = 0;
        for (int step = 0; step < golden.Updates.Length; step++)
        {
            rounded.Update(Rounded(golden.Gradient(rounded.Weights)), plan.At(step));
            Rounded(rounded.Weights).CopyTo(rounded.Weights.AsSpan());
            straying = Math.Max(straying, Distance(rounded.Weights, golden.Updates[step]));

            weight.CopyGradientFrom(Floats(golden.Gradient(Doubles(weight))));
            optimizer.Update(plan.At(step));
            double tolerance = 10 * RoundingTolerance * Largest(golden.Updates[step]) + StrayingFactor * straying;
            Close(golden, step, Doubles(weight), IsMuon(golden) ? 0 : tolerance);
        }
    }

    /// <summary>Within a tolerance; Muon's is a share of the path that the library's weights have gone.</summary>
    private static void Close(GoldenOptimizerCase golden, int step, double[] actual, double tolerance)
    {
        if (IsMuon(golden))
            tolerance = MuonTolerance * golden.PathLength(step);
        double difference = Distance(actual, golden.Updates[step]);
        Assert.True(difference <= tolerance, $"After update {step} a weight is off by {difference:E2}; {tolerance:E2} is allowed.");
    }

    private static bool IsMuon(GoldenOptimizerCase golden) => golden.Name == "Muon";

    private static double Largest(double[] values) => values.Max(Math.Abs);

    private static double Distance(double[] left, double[] right) => left.Zip(right).Max(pair => Math.Abs(pair.First - pair.Second));

    private static float[] Floats(double[] values) => [.. values.Select(value => (float)value)];

    private static double[] Rounded(double[] values) => [.. values.Select(value => (double)(float)value)];

    private static double[] Doubles(Parameter parameter) => [.. Numbers.Values(parameter).Select(value => (double)value)];
}
