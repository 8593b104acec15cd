namespace Anneal.Samples.TorchSharp;

/// <summary>Stands for a model of one weight, batches with the loss 25 (w ∓ 0.1)² in turn, and torch.optim.SGD, all in one.</summary>
internal sealed class ParabolaShape : IModule, IOptimizer, ITensor, ILearningRateController
{
    private float _gradient, _kept, _loss;
    private int _batches;

    public float Weight { get; private set; } = 1;

    public double LearningRate { get; set; }

    public double InitialLearningRate { get; set; }

    public IEnumerable<ILearningRateController> ParamGroups => [this];

    private float Error => Weight - (_batches % 2 == 0 ? 0.1f : -0.1f);

    public void zero_grad() => _batches++;

    public void backward() => _gradient = 50 * Error;

    public void step()
    {
        _loss = 25 * Error * Error;
        Weight -= (float)LearningRate * _gradient;
    }

    public T item<T>() => (T)(object)_loss;

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
