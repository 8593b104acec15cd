namespace Anneal.Samples.TorchSharp;

/// <summary>Stands for a model of one weight, its loss 25 w², and torch.optim.SGD, all in one.</summary>
internal sealed class ParabolaShape : IModule, IOptimizer, ITensor, ILearningRateController
{
    private float _gradient, _kept;

    public float Weight { get; private set; } = 1;

    public double LearningRate { get; set; }

    public double InitialLearningRate { get; set; }

    public IEnumerable<ILearningRateController> ParamGroups => [this];

    private float Loss { get; set; }

    public void zero_grad() => Loss = 25 * Weight * Weight;

    public void backward() => _gradient = 50 * Weight;

    public void step() => Weight -= (float)LearningRate * _gradient;

    public T item<T>() => (T)(object)Loss;

    public void save(string location) => _kept = Weight;

    public void load(string location) => Weight = _kept;

    public void save_state_dict(string location)
    {
    }

    public void load_state_dict(string location)
    {
    }

    public void Dispose()
    {
    }
}
