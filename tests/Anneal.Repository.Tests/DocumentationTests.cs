using System.Text.RegularExpressions;

using Checkout = Anneal.Tests.Shared.Repository;

namespace Anneal.Repository.Tests;

public sealed partial class DocumentationTests
{
    private static readonly string Root = Checkout.Root;

    public static TheoryData<string> Pages =>
        [.. Directory.EnumerateFiles(Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(page => Path.GetRelativePath(Root, page))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_to_a_file_leads_to_one(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Root, page))!;

        Assert.All(
            Link().Matches(File.ReadAllText(Path.Combine(Root, page))).Select(match => match.Groups[1].Value),
            target => Assert.True(Path.Exists(Path.Combine(folder, target)), $"{page} points to {target}"));
    }

    [Fact]
    public void Every_problem_that_a_check_finds_is_described()
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs", "check.md"));
        string[] codes = [.. Directory.EnumerateFiles(Path.Combine(Root, "src", "Anneal", "Checking"), "*.cs")
            .SelectMany(file => ProblemCode().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct()];

        Assert.Equal(23, codes.Length);
        Assert.All(codes, code => Assert.Contains($"| `{code}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Decisions_are_numbered_without_gaps_and_listed_with_their_status()
    {
        string folder = Path.Combine(Root, "docs", "decisions"), index = File.ReadAllText(Path.Combine(folder, "README.md"));
        string[] decisions = [.. Directory.EnumerateFiles(folder, "0*.md").Select(file => Path.GetFileName(file)).Order()];

        Assert.Equal(Enumerable.Range(1, decisions.Length).Select(number => $"{number:0000}"), decisions.Select(name => name[..4]));
        Assert.All(decisions, name => Assert.Contains(name, index, StringComparison.Ordinal));
        Assert.All(decisions, name => Assert.Matches("(?m)^Status: (accepted|superseded by ADR [0-9]+)$", File.ReadAllText(Path.Combine(folder, name))));
    }

    [Fact]
    public void Every_path_that_contributors_are_sent_to_exists() => Assert.All(
        CodePath().Matches(File.ReadAllText(Path.Combine(Root, "CONTRIBUTING.md"))).Select(match => match.Groups[1].Value)
            .Where(path => !path.Contains("Your", StringComparison.Ordinal)),
        path => Assert.True(Path.Exists(Path.Combine(Root, path)), path));

    [Fact]
    public void Every_golden_file_is_listed_with_its_origin()
    {
        string folder = Path.Combine(Root, "tests", "Golden"), origins = File.ReadAllText(Path.Combine(folder, "README.md"));

        Assert.All(
            Directory.EnumerateFiles(folder, "*.json").Select(file => Path.GetFileName(file)),
            name => Assert.Contains($"`{name}`", origins, StringComparison.Ordinal));
    }

    [GeneratedRegex("\"((?:[a-z]+-)+[a-z]+|jump)\"")]
    private static partial Regex ProblemCode();

    [GeneratedRegex(@"\]\((?!https?:|#)([^)#\s]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:src|tests|bench|samples|docs|eng|\.ci)(?:/[A-Za-z0-9_./-]+)?)`")]
    private static partial Regex CodePath();
}
