using System.Globalization;
using Anneal.Finder;
using Anneal.Tests.Shared;
using Xunit.Abstractions;

namespace Anneal.Tests.Finder;

/// <summary>How far noise moves the recommendation and the published rules, over fixed seeds.</summary>
public sealed class RobustnessTests(ITestOutputHelper output)
{
    private const int Seeds = 200;

    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "finder.md"));

    private static readonly double[] Noises = [0, 0.05, 0.2, 0.5];

    private static readonly string[] BySlope = ["fastai-steep", "lightning", "lightning-before-2.5.3", "pytorch-lr-finder", "ignite"];

    public static TheoryData<string> Curves => [.. ValleyCurve.All.Select(curve => curve.Name)];

    /// <summary>Prints the table of docs/finder.md, whose rows it compares: <c>dotnet test -c Release --filter DisplayName~Noise_moves --logger "console;verbosity=detailed"</c>.</summary>
    [Theory]
    [MemberData(nameof(Curves))]
    public void Noise_moves_the_recommendation_less_than_rules_by_slope(string name)
    {
        ValleyCurve curve = ValleyCurve.All.First(curve => curve.Name == name);
        Spread[][] spreads = [.. Noises.Select(noise => Study(curve, noise * curve.Fall / ValleyCurve.Golden.Fall, repeats: 1))];
        Spread[] repeated = [.. Noises.Select(noise => Study(curve, noise * curve.Fall / ValleyCurve.Golden.Fall, repeats: 3)[0])];

        List<string> rows = [Row("recommendation, 3 sweeps", repeated)];
        for (int rule = 0; rule < spreads[0].Length; rule++)
            rows.Add(Row(spreads[0][rule].Name, [.. spreads.Select(row => row[rule])]));

        Assert.All(repeated[..3], spread => Assert.InRange(spread.Median, curve.Peak - 0.25, curve.Peak + 0.25));
        Assert.All(spreads[1..3], row => Assert.All(row.Where(spread => BySlope.Contains(spread.Name)), spread => Assert.True(row[0].Width < spread.Width, spread.Name)));
        Assert.All(repeated[..3], spread => Assert.InRange(spread.Width, 0, 0.5));
        Assert.All(rows, row => Assert.Contains(row, Page, StringComparison.Ordinal));
    }

    private string Row(string rule, Spread[] spreads)
    {
        string row = $"| {rule} | {string.Join<Spread>(" | ", spreads)} |";
        output.WriteLine(row);
        return row;
    }

    /// <summary>The recommendation first, then every rule.</summary>
    private static Spread[] Study(ValleyCurve curve, double noise, int repeats)
    {
        FinderResult[] found = [.. Enumerable.Range(0, noise == 0 ? 1 : Seeds).Select(seed => NoisySweep.Find(curve, noise, seed, repeats))];
        return [
            Spread.Of("recommendation", found.Select(result => result.Recommendation.LearningRate)),
            .. SuggestionRule.Published.Select((rule, i) => Spread.Of(rule.Name, found.Select(result => result.Rules[i].Median))),
        ];
    }

    /// <summary>Decades: the median of the answers, and from the tenth to the ninetieth of a hundred.</summary>
    private sealed record Spread(string Name, double Median, double Low, double High, int Answers, int Asked)
    {
        public double Width => High - Low;

        public static Spread Of(string name, IEnumerable<double?> rates)
        {
            double?[] all = [.. rates];
            double[] found = [.. all.Where(rate => rate is not null).Select(rate => Math.Log10(rate!.Value)).Order()];
            return found.Length == 0
                ? new Spread(name, double.NaN, double.NaN, double.NaN, 0, all.Length)
                : new Spread(name, found[found.Length / 2], found[found.Length / 10], found[^(found.Length / 10 + 1)], found.Length, all.Length);
        }

        public override string ToString()
        {
            string rates = Asked == 1
                ? Median.ToString("0.00", CultureInfo.InvariantCulture)
                : string.Create(CultureInfo.InvariantCulture, $"{Median:0.00} ({Low:0.00}…{High:0.00})");
            return Answers == Asked ? rates : $"{rates}, {Answers} of {Asked}";
        }
    }
}
