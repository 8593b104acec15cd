using System.Globalization;
using System.Text.RegularExpressions;
using Anneal.Cli.Rendering;
using Anneal.Tests.Shared;
using Spectre.Console.Testing;

namespace Anneal.Cli.Tests.Commands;

/// <summary>What the pages show is what the program prints. With UPDATE_APPROVED=1 the pages are rewritten; look at what changed.</summary>
public sealed partial class DocumentedOutputTests
{
    private static readonly string Docs = Path.Combine(Repository.Root, "docs");

    private static bool Updates => Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1";

    [Fact]
    public async Task Every_check_that_is_shown_prints_what_is_shown()
    {
        string path = Path.Combine(Docs, "check.md"), page = File.ReadAllText(path).ReplaceLineEndings("\n");
        Match[] blocks = Shown().Matches(page).ToArray();
        Assert.True(blocks.Length >= 6, $"Six broken plans should be shown, not {blocks.Length}.");

        string expected = page;
        foreach (Match block in blocks)
        {
            (int code, string output) = await Run([.. Argument().Matches(block.Groups["arguments"].Value).Select(argument => argument.Value.Trim('"'))]);
            Assert.Equal(output.Contains("\nerror ", StringComparison.Ordinal) || output.StartsWith("error ", StringComparison.Ordinal) ? ExitCode.Problems : ExitCode.Success, code);
            expected = expected.Replace(block.Value, $"```\n$ anneal {block.Groups["arguments"].Value}\n{output.ReplaceLineEndings("\n").TrimEnd('\n')}\n```", StringComparison.Ordinal);
        }

        if (Updates)
            await File.WriteAllTextAsync(path, expected);
        else
            Assert.Equal(expected, page);
    }

    [Fact]
    public async Task Every_sentence_of_the_language_s_page_is_drawn_as_its_picture_shows()
    {
        Match[] rows = Sentence().Matches(await File.ReadAllTextAsync(Path.Combine(Docs, "language.md"))).ToArray();
        Assert.Equal(10, rows.Length);

        foreach (Match row in rows)
        {
            string picture = Path.Combine(Docs, row.Groups["picture"].Value), drawn = Updates ? picture : Path.GetTempFileName();
            Directory.CreateDirectory(Path.GetDirectoryName(picture)!);
            (int code, _) = await Run(["plan", row.Groups["sentence"].Value, "--epochs", "90", "--svg", drawn]);

            Assert.Equal(ExitCode.Success, code);
            Assert.Equal(await File.ReadAllTextAsync(picture), await File.ReadAllTextAsync(drawn));
            if (!Updates)
                File.Delete(drawn);
        }
    }

    private static async Task<(int Code, string Output)> Run(string[] arguments)
    {
        using TestConsole console = new TestConsole().Width(120), progress = new TestConsole().Width(120);
        using StringWriter output = new(CultureInfo.InvariantCulture), error = new(CultureInfo.InvariantCulture);
        int code = await CommandLine.Run(arguments, new Terminal(console, progress, output, error, TimeProvider.System));
        Assert.Equal("", error.ToString());
        return (code, output + console.Output);
    }

    [GeneratedRegex("(?s)```\n\\$ anneal (?<arguments>check [^\n]*)\n.*?```")]
    private static partial Regex Shown();

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Argument();

    [GeneratedRegex(@"(?m)^\| `(?<sentence>[^`]+)` \|.*\((?<picture>images/sentences/[a-z0-9-]+\.svg)\) \|\r?$")]
    private static partial Regex Sentence();
}
