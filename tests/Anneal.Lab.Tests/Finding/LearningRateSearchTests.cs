using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Anneal.Lab.Comparisons;
using Anneal.Lab.Finding;
using Anneal.Lab.Reports.Charts;
using Anneal.Lab.Runs;
using Anneal.Lab.Tests.Comparisons;
using Anneal.Lab.Tests.Data;
using Anneal.Text;

namespace Anneal.Lab.Tests.Finding;

public sealed class LearningRateSearchTests
{
    private static readonly FindingSettings Small = new()
    {
        Model = "mlp:12",
        BatchSize = 20,
        WeightDecays = [1e-3, 0],
        Updates = 60,
        LowestRate = 1e-4,
        HighestRate = 100,
        Repeats = 2,
        Epochs = 3,
    };

    private static readonly Lazy<FindingResult> Found = new(() => new LearningRateSearch(Small, SmallImages.Load()).Run());

    [Fact]
    public void A_small_network_gets_an_answer_and_is_left_as_it_was()
    {
        FindingResult found = Found.Value;

        Assert.InRange(found.Recommendation.LearningRate!.Value, 0.01, 10);
        Assert.Equal(found.HashBefore, found.HashAfter);
        Assert.Matches("^[0-9a-f]{64}$", found.HashBefore);
        Assert.Equal([1e-3, 0], found.WeightDecays.Select(decay => decay.WeightDecay));
        Assert.True(found.StabilityLimit > 0);
    }

    [Fact]
    public void The_same_search_finds_the_same_to_the_bit_whatever_the_threads()
    {
        FindingResult again = new LearningRateSearch(Small, SmallImages.Load()).Run(threads: 3);

        Assert.Equal(FindingDocument.Write(Found.Value), FindingDocument.Write(again));
    }

    [Fact]
    public void The_recommended_1cycle_is_one_that_the_command_line_and_the_compiler_understand()
    {
        RecommendedOneCycle cycle = Found.Value.OneCycle!;
        Plan plan = PolicyText.Parse(cycle.Policy).Build(RunLength.OfEpochs(cycle.Epochs, Found.Value.StepsPerEpoch));

        Assert.Equal((30, 1e-3), (plan.Steps, plan.WeightDecay.At(0)));
        Assert.Equal(cycle.Peak, Enumerable.Range(0, 30).Max(step => plan.LearningRate.At(step)), 1e-12);
        Assert.Contains($"steps: {plan.Steps}).Build().WithWeightDecay(0.001);", cycle.Code, StringComparison.Ordinal);
        Assert.Equal(cycle.Peak, Found.Value.Recommendation.LearningRate!.Value, 0.05 * cycle.Peak);
    }

    [Fact]
    public void The_document_has_exactly_its_form()
    {
        using var document = JsonDocument.Parse(FindingDocument.Write(Found.Value));
        JsonElement root = document.RootElement;

        Assert.Equal(["schemaVersion", "recommendation", "rules", "curve", "state"], Names(root));
        Assert.Equal(["learningRate", "low", "high", "reasons"], Names(root.GetProperty("recommendation")));
        Assert.Equal(["hashBefore", "hashAfter"], Names(root.GetProperty("state")));
        Assert.Equal(8, Names(root.GetProperty("rules")).Count());
        Assert.All(root.GetProperty("curve").EnumerateArray(), point => Assert.Equal(["learningRate", "loss", "smoothed"], Names(point)));
        Assert.Equal(Found.Value.Recommendation.LearningRate, root.GetProperty("recommendation").GetProperty("learningRate").GetDouble());
    }

    [Fact]
    public void Where_no_rate_diverges_there_is_no_answer_but_a_reason_and_a_report()
    {
        using var folder = new TemporaryFolder();
        FindingResult found = new LearningRateSearch(Small with { HighestRate = 1e-3 }, SmallImages.Load()).Run();
        var run = new RunFolder(folder.Path);
        FindingReport.Write(run, found, SmallImages.Load(), "1.2.3");
        using var document = JsonDocument.Parse(File.ReadAllText(run["finding.json"]));

        Assert.Null(found.OneCycle);
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("recommendation").GetProperty("learningRate").ValueKind);
        Assert.Contains("Go on to higher rates", document.RootElement.GetProperty("recommendation").GetProperty("reasons")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("No answer.", XDocument.Load(run["report.html"]).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_picture_has_a_curve_for_each_weight_decay_with_its_best_rate_and_the_stability_line()
    {
        Chart chart = FindingCharts.Losses(Found.Value);

        Assert.Equal(["weight decay 0.001", "weight decay 0"], chart.Series.Take(2).Select(series => series.Name));
        Assert.Equal(2, chart.Series.Count(series => series.Name.StartsWith("peak ", StringComparison.Ordinal)));
        Assert.Single(chart.Series, series => series.Name.StartsWith("stable", StringComparison.Ordinal));
        Assert.NotNull(XDocument.Parse(SvgChart.Write(chart)).Root);
    }

    [Fact]
    public void The_grid_has_a_column_for_each_weight_decay_and_ends_with_the_recommendations()
    {
        FindingResult found = Found.Value;
        IReadOnlyList<IReadOnlyList<string>> grid = FindingTables.Grid(found);

        Assert.All(grid, row => Assert.Equal(FindingTables.GridHeader(found).Count, row.Count));
        Assert.Equal("diverged", grid[^2][1]);
        Assert.Equal(["recommended", .. found.WeightDecays.Select(decay => FindingTables.Rate(decay.Result.Recommendation.LearningRate))], grid[^1]);
    }

    [Fact]
    public void A_search_that_is_cancelled_ends_with_the_exception_for_it()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.Throws<OperationCanceledException>(() => new LearningRateSearch(Small, SmallImages.Load()).Run(cancellation: cancellation.Token));
    }

    [Fact]
    public void All_problems_of_settings_are_told_at_once()
    {
        FindingSettings wrong = Small with { BatchSize = 0, Momentum = 1, WeightDecays = [-1], HighestRate = 0, Updates = 3, Model = "none", Optimizer = "none", Augmentation = "turn", LabelSmoothing = 1, ClipNorm = 0, Convolutions = "none" };

        Assert.Equal(11, wrong.Problems().Count);
        Assert.Contains("at least 10 updates, not 3", Assert.Throws<AnnealException>(() => new LearningRateSearch(wrong, SmallImages.Load())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0.85)]
    [InlineData("low-momentum 0.5, ", 0.5)]
    public void An_automatic_rate_is_that_of_a_search_with_the_momentum_at_the_peak_and_only_1cycles_get_it(string momentum, double atPeak)
    {
        ComparisonSettings settings = new()
        {
            Model = "mlp:12",
            BatchSize = 20,
            Policies = ["constant(rate 0.3)", $"1cycle({momentum}weight-decay 0.001)"],
            Seeds = [1],
        };
        FindingResult search = new LearningRateSearch(new FindingSettings { Model = "mlp:12", BatchSize = 20, Momentum = atPeak, WeightDecays = [1e-3] }, SmallImages.Load()).Run();

        IReadOnlyList<string> policies = AutomaticRate.Apply(settings, SmallImages.Load()).Policies;

        Assert.Equal(PolicyText.Parse("constant(rate 0.3, weight-decay 0.001)"), PolicyText.Parse(policies[0]));
        Assert.Equal(PolicyText.Parse($"1cycle(peak {search.OneCycle!.Peak.ToString("R", CultureInfo.InvariantCulture)}, {momentum}weight-decay 0.001)"), PolicyText.Parse(policies[1]));
    }

    [Theory]
    [InlineData("label smoothing")]
    [InlineData("clipping")]
    [InlineData("augmentation")]
    public void What_is_swept_is_the_training_to_come_with_all_of_its_settings(string what)
    {
        FindingSettings plain = Small with { WeightDecays = [1e-3] }, settings = what switch
        {
            "label smoothing" => plain with { LabelSmoothing = 0.3 },
            "clipping" => plain with { ClipNorm = 0.01 },
            _ => plain with { Augmentation = "crop 2" },
        };

        static double[] Losses(FindingSettings search) => [.. new LearningRateSearch(search, SmallImages.Load()).Run().Main.Curves[0].Losses];

        Assert.NotEqual(Losses(plain), Losses(settings));
        Assert.Equal(Losses(settings), Losses(settings));
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
