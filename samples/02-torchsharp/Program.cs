using Anneal;
using Anneal.Samples.TorchSharp;

// A backbone that learns at a tenth of the head's rate, under one 1cycle.
Plan plan = new OneCycle(peakLearningRate: 0.01, steps: 1000).Build()
    .WithGroups(new ParameterGroup("backbone", learningRateFactor: 0.1), new ParameterGroup("head"));
var optimizer = new AdamShape(groups: 2);

PlanDriver driver = plan.AttachTo(optimizer);
while (!driver.IsFinished)
{
    // optimizer.zero_grad(); loss.backward(); optimizer.step();
    if (driver.AppliedUpdates is 0 or 450 or 999)
        Console.WriteLine($"{driver.AppliedUpdates,3}: {string.Join(", ", optimizer.ParamGroups.Cast<AdamShape.Group>().Select(group => $"rate {group.LearningRate:0.00000} beta1 {group.Betas.Item1:0.00}"))}");
    driver.Advance();
}

/// <summary>Stands for torch.optim.Adam with two parameter groups.</summary>
internal sealed class AdamShape(int groups) : IOptimizer
{
    private readonly List<Group> _groups = [.. Enumerable.Range(0, groups).Select(_ => new Group())];

    public IEnumerable<ILearningRateController> ParamGroups => _groups;

    internal sealed class Group : ILearningRateController, IBetas
    {
        public double LearningRate { get; set; } = 0.001;

        public double InitialLearningRate { get; set; } = 0.001;

        public (double, double) Betas { get; set; } = (0.9, 0.999);
    }
}
