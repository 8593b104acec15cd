// The members of TorchSharp's torch.optim.Optimizer and of its parameter groups that a plan needs, under TorchSharp's own names. This
// sample compiles against these, not against the package, so that it builds without half a gigabyte of native libraries. In your
// project delete this file and write `using TorchSharp;`: PlanForTorchSharp.cs needs no other change than the interfaces' namespace.
namespace Anneal.Samples.TorchSharp;

/// <summary>TorchSharp.Modules' ILearningRateController: every parameter group of every optimizer.</summary>
public interface ILearningRateController
{
    double LearningRate { get; set; }

    double InitialLearningRate { get; set; }
}

/// <summary>TorchSharp.Modules' IMomentum: the groups of SGD and RMSProp.</summary>
public interface IMomentum
{
    double Momentum { get; set; }
}

/// <summary>TorchSharp.Modules' IBetas: the groups of the Adam family.</summary>
public interface IBetas
{
    (double, double) Betas { get; set; }
}

/// <summary>torch.optim.Optimizer.</summary>
public interface IOptimizer
{
    IEnumerable<ILearningRateController> ParamGroups { get; }
}
