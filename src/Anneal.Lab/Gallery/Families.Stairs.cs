namespace Anneal.Lab.Gallery;

public static partial class Families
{
    private static Family[] Stairs =>
    [
        new("constant", "Constant", typeof(Constant), null, new FamilyLine("", new Constant(0.1)))
            { KnownAs = "every library" },
        new("piecewise-constant", "Piecewise constant", typeof(PiecewiseConstant), null,
            new FamilyLine("", new PiecewiseConstant([60, 120, 160], [0.1, 0.05, 0.08, 0.01])))
            { KnownAs = "Keras PiecewiseConstantDecay, optax piecewise_constant_schedule, Paddle PiecewiseDecay, PyTorch ConstantLR" },
        new("drops", "Drops at given steps", typeof(PiecewiseConstant), nameof(PiecewiseConstant.Drops),
            new FamilyLine("", PiecewiseConstant.Drops(0.1, factor: 0.2, 60, 120, 160)))
            { KnownAs = "PyTorch MultiStepLR, timm multistep, Composer MultiStepScheduler" },
        new("step-decay", "Step decay", typeof(StepDecay), null,
            new FamilyLine("factor 0.5", new StepDecay(0.1, 0.5, 50)), new FamilyLine("factor 0.8", new StepDecay(0.1, 0.8, 20)))
            { KnownAs = "PyTorch StepLR, Keras and optax staircase, timm step, Composer StepScheduler, MLX step_decay" },
        new("table", "Table of values", typeof(Tabulated), null,
            new FamilyLine("", new Tabulated([0.02, 0.1, 0.09, 0.05, 0.06, 0.03, 0.01, 0]).PerEpoch(25)))
            { KnownAs = "ignite and Keras per-epoch lists" },
        new("recurrence", "Recurrence", typeof(Tabulated), nameof(Tabulated.FromRecurrence),
            new FamilyLine("", Tabulated.FromRecurrence(0.1, 200, (step, before) => before * (step % 50 == 0 ? 0.5 : 0.995))))
            { KnownAs = "PyTorch MultiplicativeLR, Paddle MultiplicativeDecay" },
        new("function", "Any function", typeof(FunctionSchedule), null,
            new FamilyLine("", new FunctionSchedule(step => 0.1 / Math.Log(step + Math.E))))
            { KnownAs = "PyTorch LambdaLR, Keras LearningRateScheduler, an optax callable, CyclicLR's scale_fn" },
    ];
}
