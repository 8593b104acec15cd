using Anneal.Finder;

namespace Anneal.Samples.TorchSharp;

/// <summary>A learning-rate finder for a TorchSharp training: one update, and how to keep and bring back what it changes.</summary>
public static class FinderForTorchSharp
{
    public static LearningRateFinder FinderFor(IModule model, IOptimizer optimizer, Func<ITensor> lossOfNextBatch) => new(
        update: rate =>
        {
            foreach (ILearningRateController group in optimizer.ParamGroups)
                group.LearningRate = rate;
            optimizer.zero_grad();
            using ITensor loss = lossOfNextBatch();
            loss.backward();
            optimizer.step();
            return loss.item<float>();
        },
        snapshot: () => { model.save("before.weights"); optimizer.save_state_dict("before.optimizer"); },
        restore: () => { model.load("before.weights"); optimizer.load_state_dict("before.optimizer"); });
}
