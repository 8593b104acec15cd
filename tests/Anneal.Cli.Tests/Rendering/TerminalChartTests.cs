using Anneal.Cli.Rendering;
using Anneal.Lab.Reports.Charts;
using Anneal.Tests.Shared;
using Spectre.Console;
using Spectre.Console.Testing;

namespace Anneal.Cli.Tests.Rendering;

public sealed class TerminalChartTests
{
    private const int Updates = 3000;

    private static Chart OneLine { get; } = new("Learning rate", "optimizer updates", "", [Line("1cycle", new OneCycle(0.5, Updates).Build().LearningRate)]);

    private static Chart FiveLines { get; } = new(
        "Learning rate",
        "optimizer updates",
        "learning rate (log scale)",
        [
            Line("constant", new Constant(0.05)),
            Line("exponential", ExponentialDecay.OverRun(0.1, 4, Updates)),
            Line("standard", new StepDecay(0.1, 0.1, Updates / 3)),
            Line("clr", new Ramp(0.02, 0.3, 375).ThenRamp(0.02, 375).Repeat(4)),
            Line("1cycle", new OneCycle(0.5, Updates).Build().LearningRate),
        ])
    { VerticalScale = AxisScale.Logarithmic };

    [Fact]
    public void A_plan_in_braille() => Approved.Equal("one-line-braille", Draw(OneLine));

    [Fact]
    public void A_plan_without_Unicode() => Approved.Equal("one-line-ascii", Draw(OneLine, hasUnicode: false));

    [Fact]
    public void Five_policies_in_braille() => Approved.Equal("five-lines-braille", Draw(FiveLines, columns: 80, rows: 16));

    [Fact]
    public void Five_policies_without_Unicode() => Approved.Equal("five-lines-ascii", Draw(FiveLines, columns: 80, rows: 16, hasUnicode: false));

    [Fact]
    public void A_run_that_diverged_leaves_a_gap()
    {
        double[] values = [3, 2, 1, double.NaN, double.PositiveInfinity, 1, 2, 3];
        double[] places = [.. values.Select((_, index) => (double)index)];

        Approved.Equal("gap-ascii", Draw(new Chart("Loss", "epochs", "", [new Series("loss", places, values)]), hasUnicode: false));
    }

    [Fact]
    public void Without_Unicode_every_character_is_ASCII() =>
        Assert.All(Draw(new Chart("η ≥ 0", "µ", "λ", FiveLines.Series), hasUnicode: false), character => Assert.True(char.IsAscii(character)));

    [Fact]
    public void Without_ANSI_there_are_no_control_codes()
    {
        using StringWriter output = new() { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });

        console.Write(new TerminalChart(new Chart("a\u001b[31mb", "c\rd", "", FiveLines.Series)));

        Assert.Contains("constant", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(output.ToString(), character => char.IsControl(character) && character is not ('\n' or '\r'));
    }

    [Fact]
    public void In_color_each_line_has_a_color_of_its_own()
    {
        TestConsole console = new TestConsole().Width(60).Colors(ColorSystem.Standard).EmitAnsiSequences();

        console.Write(new TerminalChart(FiveLines, 60));

        int colors = System.Text.RegularExpressions.Regex.Matches(console.Output, "\u001b\\[([0-9;]+)m").Select(match => match.Value).Distinct().Count();
        Assert.InRange(colors, 6, 9); // five lines, the axes, bold, and back to normal
    }

    [Fact]
    public void With_colors_off_nothing_but_bold_is_asked_of_the_terminal()
    {
        TestConsole console = new TestConsole().Width(60).Colors(ColorSystem.NoColors).EmitAnsiSequences();

        console.Write(new TerminalChart(FiveLines, 60));

        Assert.DoesNotMatch("\u001b\\[(3|9)[0-9]m", console.Output);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(41)]
    [InlineData(60)]
    public void No_row_is_wider_than_asked_for_or_than_the_terminal(int columns)
    {
        Assert.All(Draw(FiveLines, columns).Split('\n'), row => Assert.InRange(row.Length, 0, columns));
        Assert.All(Draw(FiveLines, 100, width: columns).Split('\n'), row => Assert.InRange(row.Length, 0, columns));
    }

    [Fact]
    public void Every_line_shows_its_letter_in_the_plot_and_in_the_legend()
    {
        string[] rows = Draw(FiveLines, 80, 16).Split('\n');
        string plot = string.Concat(rows.Skip(2).Take(16).Select(row => row[(row.IndexOfAny(['│', '┤']) + 1)..]));

        Assert.All("cesl1", letter => Assert.Contains(letter, plot));
        Assert.Contains("c constant   e exponential   s standard   l clr   1 1cycle", rows);
    }

    [Fact]
    public void Charts_without_lines_or_points_are_drawn_empty()
    {
        Assert.Contains("Empty", Draw(new Chart("Empty", "", "", [])), StringComparison.Ordinal);
        Assert.Contains("Empty", Draw(new Chart("Empty", "", "", [new Series("a", default, default), new Series("b", default, default)])), StringComparison.Ordinal);
    }

    private static Series Line(string name, Schedule schedule)
    {
        double[] places = [.. Enumerable.Range(0, Updates).Select(index => (double)index)];
        return new(name, places, places.Select(place => schedule.At((long)place)).ToArray());
    }

    private static string Draw(Chart chart, int columns = 60, int rows = 12, bool hasUnicode = true, int width = 100)
    {
        TestConsole console = new TestConsole().Width(width).SupportsUnicode(hasUnicode).SupportsAnsi(false);
        console.Write(new TerminalChart(chart, columns, rows));
        return console.Output;
    }
}
