using Anneal.Lab.Reports.Charts;

namespace Anneal.Lab.Tests.Reports.Charts;

/// <summary>Charts like those of a comparison.</summary>
internal static class SampleCharts
{
    public static double[] Updates(int count) => [.. Enumerable.Range(0, count).Select(index => (double)index)];

    public static Series LearningRate(string name, Schedule schedule, int count, int? style = null) =>
        new(name, Updates(count), Updates(count).Select(update => schedule.At((long)update)).ToArray()) { StyleIndex = style };

    public static Chart LearningRates(int count = 3000) => new(
        "Learning rate",
        "optimizer updates",
        "learning rate",
        [
            LearningRate("constant", new Constant(0.05), count),
            LearningRate("standard", new StepDecay(0.1, 0.1, count / 3), count),
            LearningRate("1cycle", new OneCycle(0.5, count).Build().LearningRate, count, style: 4),
        ]);

    public static Chart NoisyLosses(int count)
    {
        Random random = new(3);
        IEnumerable<Series> lines = Enumerable.Range(0, 5).Select(place =>
        {
            double[] middle = [.. Updates(count).Select(update => (2.3 * Math.Exp(-update / 500)) + 0.3 + (0.1 * random.NextDouble()))];
            return new Series($"policy {place}", Updates(count), middle)
                .WithBand(middle.Select(value => value * 0.9).ToArray(), middle.Select(value => value * 1.1).ToArray());
        });
        return new("Training loss", "optimizer updates", "cross-entropy", lines);
    }
}
