// The members of TorchSharp's torch.optim.Optimizer and of its parameter groups that a plan and a finder need, under TorchSharp's own names. This
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

    void zero_grad();

    void step();

    void save_state_dict(string location);

    void load_state_dict(string location);
}

/// <summary>torch.nn.Module.</summary>
public interface IModule
{
    void save(string location);

    void load(string location);
}

/// <summary>torch.Tensor.</summary>
public interface ITensor : IDisposable
{
    void backward();

    T item<T>();
}
