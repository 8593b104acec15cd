using System.Globalization;
using Anneal.Lab.Data.Downloads;
using Spectre.Console;

namespace Anneal.Cli.Rendering;

/// <summary>Shows a download while it goes on: a bar on a terminal, a line for each stage elsewhere.</summary>
internal sealed class DownloadView(Terminal terminal) : IProgress<DownloadProgress>
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly Queue<DownloadProgress> _stages = [];
    private DownloadProgress? _latest;

    /// <inheritdoc/>
    public void Report(DownloadProgress value)
    {
        lock (_lock)
        {
            if (_latest?.Stage != value.Stage || _latest?.File != value.File)
                _stages.Enqueue(value);
            _latest = value;
        }
    }

    /// <summary>Shows progress until the work is done, and then whose the data are.</summary>
    public async Task Follow(Task work, PublicDataSet set, bool isQuiet)
    {
        if (!isQuiet && terminal.Error.Profile.Capabilities is { Interactive: true, Ansi: true })
            await FollowWithBar(work);
        else if (!isQuiet)
            await FollowWithLines(work);
        await work;
        if (!isQuiet)
            terminal.ErrorText.WriteLine($"{set.Name}: {set.Citation}. Licence: {set.Licence}.");
    }

    private async Task FollowWithBar(Task work) =>
        await terminal.Error.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new DownloadedColumn(), new TransferSpeedColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                ProgressTask bar = context.AddTask("starting", maxValue: 1);
                while (!work.IsCompleted)
                {
                    Update(bar);
                    await Task.WhenAny(work, Task.Delay(Refresh, terminal.Time));
                }
            });

    private void Update(ProgressTask bar)
    {
        DownloadProgress? latest;
        lock (_lock)
            latest = _latest;
        if (latest is not { } now)
            return;
        bar.Description = Markup.Escape(Describe(now));
        bar.IsIndeterminate = now.Total is null;
        bar.MaxValue = Math.Max(1, now.Total ?? now.Received);
        bar.Value = now.Received;
    }

    private async Task FollowWithLines(Task work)
    {
        while (!work.IsCompleted)
        {
            WriteStages();
            await Task.WhenAny(work, Task.Delay(Refresh, terminal.Time));
        }

        WriteStages();
    }

    private void WriteStages()
    {
        lock (_lock)
        {
            while (_stages.TryDequeue(out DownloadProgress stage))
                terminal.ErrorText.WriteLine(Describe(stage));
        }
    }

    private static string Describe(DownloadProgress now) => now.Stage switch
    {
        DownloadStage.Waiting => $"{now.File}: waiting for another process that downloads into {now.Place}",
        DownloadStage.Connecting => $"{now.File}: asking {now.Place}",
        DownloadStage.Receiving => $"{now.File}: receiving {Size(now.Total)}from {now.Place}",
        DownloadStage.Verifying => $"{now.File}: unpacking and verifying",
        DownloadStage.Done => $"{now.File}: done",
        _ => $"{now.File}: {now.Place} gave nothing that can be used",
    };

    private static string Size(long? bytes) =>
        bytes is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known / 1e6:0.0} MB ") : "";
}
