namespace Anneal.Samples.TorchSharp;

/// <summary>Stands for torch.optim.Adam with two parameter groups.</summary>
internal sealed class AdamShape(int groups) : IOptimizer
{
    private readonly List<Group> _groups = [.. Enumerable.Range(0, groups).Select(_ => new Group())];

    public IEnumerable<ILearningRateController> ParamGroups => _groups;

    public void zero_grad()
    {
    }

    public void step()
    {
    }

    public void save_state_dict(string location)
    {
    }

    public void load_state_dict(string location)
    {
    }

    internal sealed class Group : ILearningRateController, IBetas
    {
        public double LearningRate { get; set; } = 0.001;

        public double InitialLearningRate { get; set; } = 0.001;

        public (double, double) Betas { get; set; } = (0.9, 0.999);
    }
}
