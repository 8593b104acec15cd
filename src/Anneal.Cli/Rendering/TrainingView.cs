using Anneal.Lab.Diagnosis;
using Anneal.Lab.Runs;
using Anneal.Lab.Training;
using Spectre.Console;
using Spectre.Console.Rendering;
using Words = Spectre.Console.Text;

namespace Anneal.Cli.Rendering;

/// <summary>Shows a training run: live in a terminal, a line for each epoch elsewhere, and what it came to at the end.</summary>
internal sealed class TrainingView(Terminal terminal)
{
    private const int ShownEpochs = 8;
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(150);

    /// <summary>Shows the run until it is done.</summary>
    public async Task<RunSummary> Follow(Task<RunSummary> work, TrainingRun run, RunFolder folder, bool isQuiet)
    {
        if (isQuiet)
            return await work;
        terminal.ErrorText.WriteLine($"Run: {folder.Path}");
        if (terminal.Error.Profile.Capabilities.Interactive && terminal.Error.Profile.Capabilities.Ansi)
            await FollowLive(work, run);
        else
            await FollowWithLines(work, run);
        return await work;
    }

    /// <summary>What the run came to.</summary>
    public void Show(RunSummary summary, TrainingRun run, RunFolder folder, bool withCharts)
    {
        if (withCharts && summary.Epochs.Length > 1)
            terminal.Output.Write(RunEpochs.Losses(summary.Epochs));
        if (summary.Epochs.Length > 0)
            terminal.Output.Write(RunEpochs.Table(summary.Epochs));
        foreach (Verdict verdict in summary.Diagnosis?.Verdicts ?? [])
            terminal.OutputText.WriteLine(verdict.ToString());
        terminal.OutputText.WriteLine(Ending(summary, run, folder));
    }

    private static string Ending(RunSummary summary, TrainingRun run, RunFolder folder) => summary.Status switch
    {
        TrainingStatus.Completed => Text(
            $"{100 * summary.TestAccuracy:0.00} % of the test images are told right, after {summary.UpdatesDone:N0} updates in {summary.Seconds:0.0} s. Network: {folder[TrainingRun.ModelName]}"),
        TrainingStatus.Diverged => Text(
            $"The loss was not a finite number at update {summary.UpdatesDone:N0}, at a learning rate of {run.Plan.At(summary.UpdatesDone).LearningRate:0.####}. The last good checkpoint is in {folder.Path}; take a lower peak, or a limit on the gradients (--clip 1)."),
        _ => Text($"Stopped after {summary.UpdatesDone:N0} of {summary.Updates:N0} updates. To go on: anneal train --resume {folder.Path}"),
    };

    private async Task FollowLive(Task work, TrainingRun run) => await terminal.Error.Live(new Words("starting")).AutoClear(true).StartAsync(async context =>
    {
        while (!work.IsCompleted)
        {
            if (run.Progress is { } progress)
                context.UpdateTarget(Picture(progress));
            await Task.WhenAny(work, Task.Delay(Refresh, terminal.Time));
        }
    });

    private async Task FollowWithLines(Task work, TrainingRun run)
    {
        int written = run.Progress?.Epochs.Count ?? 0;
        do
        {
            await Task.WhenAny(work, Task.Delay(Refresh, terminal.Time));
            foreach (EpochRecord epoch in run.Progress?.Epochs.Skip(written) ?? [])
            {
                terminal.ErrorText.WriteLine(Text(
                    $"epoch {epoch.Epoch + 1}: training loss {epoch.TrainingLoss:0.0000}, validation loss {epoch.ValidationLoss:0.0000}, accuracy {100 * epoch.ValidationAccuracy:0.00} %, {epoch.Seconds:0.0} s"));
                written++;
            }
        }
        while (!work.IsCompleted);
    }

    private static Rows Picture(TrainingProgress progress)
    {
        List<IRenderable> rows = [new Words(Line(progress)), new Words(Bar(progress))];
        if (progress.Diagnosis is { } point)
            rows.Add(new Words(DiagnosisTable.Line(point)));
        if (progress.Epochs.Count > 1)
            rows.Add(RunEpochs.Losses(progress.Epochs));
        if (progress.Epochs.Count > 0)
            rows.Add(RunEpochs.Table(progress.Epochs.TakeLast(ShownEpochs)));
        return new Rows(rows);
    }

    private static string Line(TrainingProgress progress) => Text(
        $"update {progress.UpdatesDone:N0} of {progress.Updates:N0}, epoch {progress.Epoch + 1}, learning rate {progress.Used.LearningRate:0.#####}, momentum {progress.Used.Momentum:0.###}, loss {progress.Loss:0.0000}{(progress.SecondsLeft is { } left ? Text($", about {TimeSpan.FromSeconds(Math.Ceiling(left)):g} left") : "")}");

    private static string Bar(TrainingProgress progress)
    {
        const int Width = 60;
        int done = progress.Updates == 0 ? 0 : (int)(Width * progress.UpdatesDone / progress.Updates);
        return new string('#', done) + new string('.', Width - done);
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
