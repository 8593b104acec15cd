using System.Globalization;
using Anneal.Lab.Comparisons;
using Spectre.Console;

namespace Anneal.Cli.Rendering;

/// <summary>Shows how far a comparison has come while it runs: a bar in a terminal, a line now and then elsewhere.</summary>
internal sealed class ProgressView(Terminal terminal)
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    /// <summary>A line is written at each of this many parts of the way.</summary>
    private const int Lines = 10;

    /// <summary>Shows progress until the work is done.</summary>
    /// <returns>What the work returns.</returns>
    public async Task<T> Follow<T>(Task<T> work, ComparisonProgress progress, bool isQuiet)
    {
        if (isQuiet)
            return await work;
        if (terminal.Error.Profile.Capabilities.Interactive && terminal.Error.Profile.Capabilities.Ansi)
            await FollowWithBar(work, progress);
        else
            await FollowWithLines(work, progress);
        return await work;
    }

    private async Task FollowWithBar(Task work, ComparisonProgress progress) =>
        await terminal.Error.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                ProgressTask bar = context.AddTask("starting", maxValue: 1);
                while (!work.IsCompleted)
                {
                    if (progress.Updates > 0)
                        bar.Value = (double)progress.UpdatesDone / progress.Updates;
                    bar.Description = Markup.Escape(Describe(progress));
                    await Task.WhenAny(work, Task.Delay(Refresh, terminal.Time));
                }
            });

    private async Task FollowWithLines(Task work, ComparisonProgress progress)
    {
        long start = terminal.Time.GetTimestamp();
        int written = 0;
        while (!work.IsCompleted)
        {
            written = WriteLine(progress, written, start);
            await Task.WhenAny(work, Task.Delay(Refresh, terminal.Time));
        }

        WriteLine(progress, written, start);
    }

    private int WriteLine(ComparisonProgress progress, int written, long start)
    {
        double share = progress.Updates == 0 ? 0 : (double)progress.UpdatesDone / progress.Updates;
        if ((int)(share * Lines) <= written)
            return written;
        TimeSpan left = terminal.Time.GetElapsedTime(start) * ((1 - share) / share);
        terminal.ErrorText.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{100 * share,3:0} %, about {Math.Ceiling(left.TotalSeconds)} s left: {Describe(progress)}"));
        return (int)(share * Lines);
    }

    private static string Describe(ComparisonProgress progress) => progress.Latest is { } run
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"run {Math.Min(progress.RunsDone + 1, progress.Runs)} of {progress.Runs}, {run.Policy} seed {run.Seed}, update {run.Update + 1:N0} of {run.Updates:N0}, learning rate {run.Used.LearningRate:0.0000}, momentum {run.Used.Momentum:0.00}, loss {run.Loss:0.0000}")
        : "starting";
}
