namespace Anneal.Lab.Gallery;

public static partial class Families
{
    private static Family[] OneCycles =>
    [
        new("1cycle", "1cycle, as its paper has it", typeof(OneCycle), null, new FamilyLine("", new OneCycle(0.1, 200).Build().LearningRate))
            { KnownAs = "fastai 0.7 and optax linear_onecycle_schedule, nearly; PyTorch OneCycleLR (three_phase, linear), nearly" },
        new("1cycle-as-coded", "1cycle, as its author ran it", typeof(OneCycleAsCoded), null, new FamilyLine("", new OneCycleAsCoded(0.1, 200).Build().LearningRate))
            { KnownAs = "no library" },
        new("1cycle-cosine", "1cycle, two cosine phases", typeof(CosineOneCycle), null, new FamilyLine("", new CosineOneCycle(0.1, 200).Build().LearningRate))
            { KnownAs = "fastai fit_one_cycle, PyTorch OneCycleLR, optax cosine_onecycle_schedule, MMEngine and Paddle OneCycleLR" },
    ];
}
