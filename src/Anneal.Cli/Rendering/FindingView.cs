using System.Globalization;
using Anneal.Lab.Finding;
using Spectre.Console;
using Spectre.Console.Rendering;
using Words = Spectre.Console.Text;

namespace Anneal.Cli.Rendering;

/// <summary>Shows a search while it runs, and what it found.</summary>
internal sealed class FindingView(Terminal terminal)
{
    private const int ChartRows = 14;
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    /// <summary>Shows the sweep at hand until the work is done: a chart in a terminal, a line for each sweep elsewhere.</summary>
    /// <returns>What the work returns.</returns>
    public async Task<FindingResult> Follow(Task<FindingResult> work, FindingProgress progress, bool isQuiet)
    {
        if (isQuiet)
            return await work;
        if (terminal.Error.Profile.Capabilities.Interactive && terminal.Error.Profile.Capabilities.Ansi)
            await FollowWithChart(work, progress);
        else
            await FollowWithLines(work, progress);
        return await work;
    }

    /// <summary>The chart, the answer with its reasons, the rules, and the plan.</summary>
    public void Show(FindingResult result, bool withCharts)
    {
        IAnsiConsole console = terminal.Output;
        if (withCharts)
            console.Write(new TerminalChart(FindingCharts.Losses(result), rows: ChartRows));
        console.Write(ResultView.TableOf(FindingTables.GridHeader(result), FindingTables.Grid(result)));
        console.Write(ResultView.TableOf(FindingTables.RuleHeader, FindingTables.Rules(result)));
        console.Write(new Words(FindingTables.Headline(result) + "\n", new Style(decoration: Decoration.Bold)));
        foreach (string reason in result.Recommendation.Reasons)
            console.Write(new Words(reason + "\n"));
        terminal.OutputText.WriteLine(Stability(result));
        if (result.OneCycle is { } cycle)
            terminal.OutputText.WriteLine($"\n{cycle.Policy}\n{cycle.Code}\n");
    }

    private async Task FollowWithChart(Task work, FindingProgress progress) =>
        await terminal.Error.Live(new Words("")).AutoClear(true).StartAsync(async context =>
        {
            while (!work.IsCompleted)
            {
                context.UpdateTarget(Picture(progress));
                await Task.WhenAny(work, Task.Delay(Refresh, terminal.Time));
            }
        });

    private async Task FollowWithLines(Task work, FindingProgress progress)
    {
        int written = 0;
        while (!work.IsCompleted)
        {
            written = WriteLine(progress, written);
            await Task.WhenAny(work, Task.Delay(Refresh, terminal.Time));
        }

        WriteLine(progress, written);
    }

    private int WriteLine(FindingProgress progress, int written)
    {
        if (progress.Begun > written)
            terminal.ErrorText.WriteLine(Describe(progress));
        return progress.Begun;
    }

    private static IRenderable Picture(FindingProgress progress) => progress.Sweep() is { Count: > 1 } points
        ? new Rows(new Words(Describe(progress)), new TerminalChart(FindingCharts.Live(points, progress.WeightDecay), rows: ChartRows))
        : new Words("starting");

    private static string Describe(FindingProgress progress) => string.Create(
        CultureInfo.InvariantCulture, $"sweep {progress.Begun} of {progress.Sweeps}, weight decay {progress.WeightDecay}");

    private static string Stability(FindingResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"Before the first update λmax is {result.Sharpness.Largest:G3}: descent with momentum {result.Settings.Momentum} is stable below {result.StabilityLimit:G3}.");
}
