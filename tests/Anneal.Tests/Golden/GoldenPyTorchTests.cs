using Anneal.Dialects;
using Anneal.Tests.Shared;

namespace Anneal.Tests.Golden;

public sealed class GoldenPyTorchTests
{
    private const string File = "torch.json";

    public static TheoryData<string> Cases =>
        GoldenCase.Names(File, new HashSet<string> { "StepLR", "MultiStepLR", "ExponentialLR", "OneCycleLR", "CyclicLR" });

    [GoldenTheory(File)]
    [MemberData(nameof(Cases))]
    public void A_dialect_gives_what_PyTorch_gave(string id)
    {
        GoldenCase golden = GoldenCase.Find(File, id);
        for (int group = 0; group < golden.Groups; group++)
        {
            Plan plan = Translate(golden, group);
            golden.ExpectColumn("learning_rate", group, plan.LearningRate);
            golden.ExpectColumn("momentum", group, plan.Momentum);
            if (golden.StopsAfter is { } last)
                Assert.Throws<ArgumentOutOfRangeException>(() => plan.At(last + 1));
        }
    }

    private static Plan Translate(GoldenCase golden, int group) => golden.Schedule switch
    {
        "StepLR" => new Plan(PyTorch.StepLR(golden.OptimizerRate(group), golden.Count("step_size"), golden.Number("gamma", 0.1))),
        "MultiStepLR" => new Plan(PyTorch.MultiStepLR(
            golden.OptimizerRate(group), golden.Numbers("milestones").Select(step => (long)step), golden.Number("gamma", 0.1))),
        "ExponentialLR" => new Plan(PyTorch.ExponentialLR(golden.OptimizerRate(group), golden.Number("gamma"))),
        "OneCycleLR" => OneCycle(golden, group).Build(),
        "CyclicLR" => Cyclic(golden, group).Build(),
        _ => throw new NotSupportedException(golden.Schedule),
    };

    private static PyTorchOneCycle OneCycle(GoldenCase golden, int group) =>
        new(golden.Group("max_lr", group, double.NaN), golden.Has("total_steps") ? golden.Count("total_steps") : golden.Count("epochs") * golden.Count("steps_per_epoch"))
        {
            StartFraction = golden.Number("pct_start", 0.3),
            DivFactor = golden.Number("div_factor", 25),
            FinalDivFactor = golden.Number("final_div_factor", 1e4),
            Anneal = golden.Word("anneal_strategy", "cos") == "cos" ? Curve.Cosine : Curve.Linear,
            Phases = golden.Flag("three_phase", false) ? 3 : 2,
            BaseMomentum = golden.Group("base_momentum", group, 0.85),
            MaxMomentum = golden.Group("max_momentum", group, 0.95),
        };

    private static PyTorchCyclic Cyclic(GoldenCase golden, int group) =>
        new(golden.Group("base_lr", group, double.NaN), golden.Group("max_lr", group, double.NaN))
        {
            StepsUp = golden.Number("step_size_up", 2000),
            StepsDown = golden.Has("step_size_down") ? golden.Number("step_size_down") : null,
            Mode = golden.Word("mode", "triangular") switch
            {
                "triangular" => CycleScale.Triangular,
                "triangular2" => CycleScale.Triangular2,
                _ => CycleScale.ExponentialRange,
            },
            Gamma = golden.Number("gamma", 1),
            BaseMomentum = golden.Group("base_momentum", group, 0.8),
            MaxMomentum = golden.Group("max_momentum", group, 0.9),
        };
}
