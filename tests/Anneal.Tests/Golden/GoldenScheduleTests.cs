using System.Globalization;
using Anneal.Tests.Shared;
using Xunit.Abstractions;

namespace Anneal.Tests.Golden;

/// <summary>Every schedule case of every library, built from the case's name and arguments alone.</summary>
public sealed class GoldenScheduleTests(ITestOutputHelper output)
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

    /// <summary>Prints a table: <c>dotnet test -c Release --filter DisplayName~worst --logger "console;verbosity=detailed"</c>.</summary>
    [GoldenTheory("torch.json", "transformers.json", "timm.json", "optax.json", "keras.json", "fastai.json", "ignite.json", "mmengine.json", "composer.json", "deepspeed.json", "callbacks.json")]
    [MemberData(nameof(Libraries))]
    public void The_worst_error_of_a_library_is_within_the_tolerance(string library)
    {
        GoldenCase[] cases = [.. GoldenCase.ByName.Values.Where(golden => golden.Library == library)];
        double relative = 0, ofTolerance = 0;
        foreach (GoldenCase golden in cases)
            Walk(golden, (_, plan, index) => (relative, ofTolerance) = Worse(golden, plan, index, relative, ofTolerance));

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{library,-12} {cases.Length,3} cases, worst relative error {relative:0.0e+00}, worst share of the tolerance {ofTolerance:0.000}"));
        Assert.InRange(ofTolerance, 0, 1);
    }

    public static TheoryData<string> Libraries => [.. GoldenCase.ByName.Values.Select(golden => golden.Library).Distinct()];

    private static (double Relative, double OfTolerance) Worse(GoldenCase golden, Plan plan, int index, double relative, double ofTolerance)
    {
        foreach (GoldenColumn column in golden.Columns())
        {
            double expected = column.Values[index], difference = Math.Abs(column.ValueOf(plan, golden.Steps[index]) - expected);
            if (!(difference > 0))
                continue;
            relative = expected == 0 ? relative : Math.Max(relative, difference / Math.Abs(expected));
            ofTolerance = Math.Max(ofTolerance, difference / golden.ToleranceAt(expected, column.Peak));
        }

        return (relative, ofTolerance);
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
        foreach (GoldenColumn column in golden.Columns())
        {
            double expected = column.Values[index], actual = column.ValueOf(plan, golden.Steps[index]);
            bool isNear = expected.Equals(actual) || Math.Abs(actual - expected) <= golden.ToleranceAt(expected, column.Peak);
            Assert.True(isNear, string.Create(
                CultureInfo.InvariantCulture, $"{column.Name}[{golden.Steps[index]}] of group {column.Group}: {actual:R}, the library gave {expected:R}."));
        }
    }

    private static GoldenCase Find(string name) => GoldenCase.ByName[name];
}
