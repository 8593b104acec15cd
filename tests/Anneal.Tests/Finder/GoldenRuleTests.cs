using System.Text.Json;
using Anneal.Finder;
using Anneal.Tests.Shared;

namespace Anneal.Tests.Finder;

/// <summary>Every published rule on the curves of the golden file, against what its library itself suggested.</summary>
public sealed class GoldenRuleTests
{
    private const string File = "finder.json";

    public static TheoryData<string, string> Suggestions
    {
        get
        {
            var names = new TheoryData<string, string>();
            foreach (JsonElement golden in GoldenFile.Exists(File) ? GoldenFile.Cases(File) : [])
            {
                foreach (JsonProperty suggestion in golden.GetProperty("suggestions").EnumerateObject())
                    names.Add(golden.GetProperty("id").GetString()!, suggestion.Name);
            }

            return names;
        }
    }

    [GoldenTheory(File)]
    [MemberData(nameof(Suggestions))]
    public void A_rule_suggests_what_its_library_suggests(string curve, string rule)
    {
        JsonElement golden = GoldenFile.Cases(File).First(golden => golden.GetProperty("id").GetString() == curve);
        double expected = golden.GetProperty("suggestions").GetProperty(rule).GetDouble();

        double? suggested = Rule(rule).Suggest(Column(golden, "learning_rate"), Column(golden, "smoothed_loss"));

        Assert.Equal(expected, suggested!.Value, 1e-12 * expected);
    }

    [GoldenTheory(File)]
    [MemberData(nameof(Curves))]
    public void The_smoothed_losses_are_those_of_fastai(string curve)
    {
        JsonElement golden = GoldenFile.Cases(File).First(golden => golden.GetProperty("id").GetString() == curve);
        double[] expected = Column(golden, "smoothed_loss"), smoothed = ExponentialAverage.Of(Column(golden, "raw_loss"), beta: 0.98);

        Assert.All(expected.Zip(smoothed), pair => Assert.Equal(pair.First, pair.Second, 1e-12 * pair.First));
    }

    public static TheoryData<string> Curves => GoldenFile.Exists(File)
        ? [.. GoldenFile.Cases(File).Select(golden => golden.GetProperty("id").GetString()!)]
        : [];

    /// <summary>The file calls fastai's rules by their names in fastai.</summary>
    private static SuggestionRule Rule(string name) =>
        SuggestionRule.Published.FirstOrDefault(rule => rule.Name == name) ?? SuggestionRule.Published.Single(rule => rule.Name == $"fastai-{name}");

    private static double[] Column(JsonElement golden, string name) => [.. golden.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
}
