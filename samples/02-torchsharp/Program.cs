using Anneal;
using Anneal.Finder;
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

// The peak of another training, found before it begins. Its loss is 25 (w ∓ 0.1)²: rates above 0.04 diverge.
var training = new ParabolaShape();
FinderResult found = FinderForTorchSharp.FinderFor(training, training, () => training).Find();
Console.WriteLine($"found: {found.Recommendation.LearningRate:0.000}, diverges at {found.DivergenceRate:0.000}; the weight is still {training.Weight}");
