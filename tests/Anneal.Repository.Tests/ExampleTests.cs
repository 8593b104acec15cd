using System.Text.RegularExpressions;
using System.Xml.Linq;

using Checkout = Anneal.Tests.Shared.Repository;

namespace Anneal.Repository.Tests;

public sealed partial class ExampleTests
{
    private static readonly string Root = Checkout.Root;

    public static TheoryData<string> DocumentedMembers =>
        [.. new[] { "Anneal", "Anneal.Engine", "Anneal.Lab" }.SelectMany(Members).Select(member => member.Name)];

    public static TheoryData<string> PagesWithCode =>
        [.. Directory.EnumerateFiles(Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(page => Path.GetRelativePath(Root, page)).Where(page => Fences(page).Any())];

    [Theory]
    [MemberData(nameof(DocumentedMembers))]
    public void The_example_of_a_member_compiles(string name) =>
        ExampleCompiler.Compile(new[] { "Anneal", "Anneal.Engine", "Anneal.Lab" }.SelectMany(Members).First(member => member.Name == name).Code);

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public void Every_piece_of_code_on_a_page_compiles(string page) => Assert.All(Fences(page), code => ExampleCompiler.Compile(code));

    [Fact]
    public void The_program_of_the_readme_is_the_first_sample() =>
        Assert.Equal(File.ReadAllText(Path.Combine(Root, "samples", "01-first-schedule", "Program.cs")), Fences("README.md").First());

    [Fact]
    public void The_program_of_the_readme_runs_and_prints_what_the_readme_says()
    {
        string program = Fences("README.md").First();
        string printed = ExampleCompiler.Run(program);

        Assert.Contains($"```text\n{printed.TrimEnd()}\n```", File.ReadAllText(Path.Combine(Root, "README.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("01-first-schedule", "99: rate 0.0003")]
    [InlineData("02-torchsharp", "450: rate 0.00100 beta1 0.85, rate 0.01000 beta1 0.85")]
    [InlineData("02-torchsharp", "the weight is still 1")]
    [InlineData("03-hand-written-loop", "the same to the last bit after a resume: True")]
    public void A_sample_runs_and_does_what_it_says(string sample, string printed)
    {
        string[] files = Directory.GetFiles(Path.Combine(Root, "samples", sample), "*.cs");

        Assert.Contains(printed, ExampleCompiler.Run([.. files.Select(File.ReadAllText)]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_finder_for_TorchSharp_of_its_page_is_the_sample()
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs", "finder.md"));
        string code = page.Split("```cs\n")[1].Split("```")[0];

        Assert.Contains(code, File.ReadAllText(Path.Combine(Root, "samples", "02-torchsharp", "FinderForTorchSharp.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_exported_class_for_TorchSharp_compiles_and_has_the_plans_values()
    {
        Plan plan = new OneCycle(0.4, 100).Build().WithWeightDecay(Coupling.Inverse(1e-5, 1e-3));
        Schedule[] rates = [plan.LearningRate, new Ramp(0.1, 0, 30, Curve.CosinePower(2)).Repeat(3), new TriangularCycle(0.01, 0.1, 7, 9, CycleScale.Triangular2), new ExponentialDecay(0.1, 0.97).Within(0.05), new GeometricRamp(1e-5, 1, 50).WithWarmup(5, 0, Curve.Logarithmic(10)), new Tabulated([0.1, 0.3, 0.2])];
        for (int i = 0; i < rates.Length; i++)
        {
            Plan exported = plan.WithLearningRate(rates[i]);
            string program = PlanExport.Write(exported, ExportTarget.TorchSharp, 100).Replace("using System;", "using System;\nfor (long t = 0; t < 100; t++)\n    Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $\"{ExportedPlan.LearningRate(t):R} {ExportedPlan.Momentum(t):R} {ExportedPlan.WeightDecay(t):R}\"));", StringComparison.Ordinal);
            string[] lines = ExampleCompiler.Run(program).Split('\n', StringSplitOptions.RemoveEmptyEntries);

            Assert.Equal(100, lines.Length);
            for (int t = 0; t < 100; t++)
            {
                double[] values = [.. lines[t].Split(' ').Select(value => double.Parse(value, System.Globalization.CultureInfo.InvariantCulture))];
                Hyperparameters expected = exported.At(t);
                Assert.Equal(expected.LearningRate, values[0], 1e-13);
                Assert.Equal(expected.Momentum, values[1], 1e-13);
                Assert.Equal(expected.WeightDecay, values[2], 1e-13);
            }
        }
    }

    private static IEnumerable<(string Name, string Code)> Members(string assembly) =>
        XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{assembly}.xml"))
            .Descendants("member")
            .SelectMany(member => member.Elements("example").Elements("code").Select(code => (member.Attribute("name")!.Value, code.Value)));

    private static IEnumerable<string> Fences(string page) =>
        Fence().Matches(File.ReadAllText(Path.Combine(Root, page))).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
