using System.Globalization;
using Anneal.Tests.Shared;

namespace Anneal.Tests.Golden;

/// <summary>Every schedule case of every library, built from the case's name and arguments alone.</summary>
public sealed class GoldenScheduleTests
{
    public static TheoryData<string> Names { get; } = [.. GoldenCase.ByName.Keys];

    [GoldenTheory("torch.json", "transformers.json", "timm.json", "optax.json", "keras.json", "fastai.json", "ignite.json", "mmengine.json", "composer.json", "deepspeed.json", "callbacks.json")]
    [MemberData(nameof(Names))]
    public void A_dialect_gives_what_the_library_gave(string name)
    {
        GoldenCase golden = Find(name);

        Plan atTheEnd = Walk(golden, ExpectValues);
        for (int i = 0; i < golden.Steps.Length; i++)
            ExpectValues(golden, atTheEnd, i);
    }

    [GoldenTheory("torch.json", "transformers.json", "timm.json", "optax.json", "keras.json", "fastai.json", "ignite.json", "mmengine.json", "composer.json", "deepspeed.json", "callbacks.json")]
    [MemberData(nameof(Names))]
    public void A_dialect_stops_where_the_library_stops(string name)
    {
        GoldenCase golden = Find(name);
        Plan plan = golden.Import();

        if (golden.StopsAfter is { } last)
            Assert.ThrowsAny<Exception>(() => plan.At(last + 1));
        else
            Assert.True(double.IsFinite(plan.At(golden.Steps[^1] + 1).LearningRate));
    }

    /// <summary>The plan as it is at each update in turn, with everything the library was told by then.</summary>
    private static Plan Walk(GoldenCase golden, Action<GoldenCase, Plan, int> expect)
    {
        Plan plan = golden.Import();
        double[]? metrics = golden.Metrics;
        for (int i = 0; i < golden.Steps.Length; i++)
        {
            long step = golden.Steps[i];
            if (metrics is not null && golden.SeesMetricsBeforeTheUpdate)
                plan = plan.Observe(step, metrics[i]);
            expect(golden, plan, i);
            if (metrics is not null && !golden.SeesMetricsBeforeTheUpdate)
                plan = plan.Observe(step + 1, metrics[i]);
        }

        return plan;
    }

    private static void ExpectValues(GoldenCase golden, Plan plan, int index)
    {
        (double relative, double ofPeak) = golden.Tolerance;
        foreach (GoldenColumn column in golden.Columns())
        {
            double expected = column.Values[index], actual = column.ValueOf(plan, golden.Steps[index]);
            double peak = column.Values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
            bool isNear = expected.Equals(actual) || Math.Abs(actual - expected) <= relative * Math.Abs(expected) + ofPeak * peak;
            Assert.True(isNear, string.Create(
                CultureInfo.InvariantCulture, $"{column.Name}[{golden.Steps[index]}] of group {column.Group}: {actual:R}, the library gave {expected:R}."));
        }
    }

    private static GoldenCase Find(string name) => GoldenCase.ByName[name];
}
