namespace Anneal.Samples.TorchSharp;

/// <summary>Drives a TorchSharp optimizer: rate and momentum of every parameter group, whatever family it is of.</summary>
public static class PlanForTorchSharp
{
    /// <summary>Use this instead of torch.optim.lr_scheduler: its OneCycleLR drives the second parameter group wrongly, and its CyclicLR raises momentum to 1.</summary>
    public static PlanDriver AttachTo(this Plan plan, IOptimizer optimizer) => plan.AttachTo(optimizer.ParamGroups, Set);

    private static void Set(ILearningRateController group, Hyperparameters now)
    {
        group.LearningRate = now.LearningRate;
        if (group is IMomentum sgd)
            sgd.Momentum = now.Momentum;
        else if (group is IBetas adam)
            adam.Betas = (now.Momentum, adam.Betas.Item2);
    }
}
