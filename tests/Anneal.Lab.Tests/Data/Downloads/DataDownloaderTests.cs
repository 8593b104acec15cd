using Anneal.Lab.Data.Downloads;

namespace Anneal.Lab.Tests.Data.Downloads;

public sealed class DataDownloaderTests : IDisposable
{
    private static readonly DownloadOptions Quick = new() { Pause = TimeSpan.FromMilliseconds(1) };

    private readonly LocalServer _server = new();
    private readonly TemporaryFolder _folder = new();
    private readonly List<DownloadProgress> _reports = [];
    private readonly DataDownloader _downloader = new(Quick);

    private DataCache Cache => new(_folder.Path);

    public void Dispose()
    {
        _downloader.Dispose();
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_download_leaves_the_files_and_nothing_else()
    {
        PublicDataSet set = SmallPublicSet.At(_server.Put("/a", new(SmallPublicSet.Archive)));
        Assert.False(Cache.Has(set));

        await Get(set);

        AssertFiles(set);
        Assert.Equal(["/a"], _server.Requests);
        Assert.Equal(
            [DownloadStage.Connecting, DownloadStage.Receiving, DownloadStage.Verifying, DownloadStage.Done],
            _reports.Select(report => report.Stage).Distinct());
        Assert.Contains(new("small.tar.gz", "127.0.0.1", DownloadStage.Receiving, SmallPublicSet.Archive.Length, SmallPublicSet.Archive.Length), _reports);
    }

    [Fact]
    public async Task What_is_in_the_cache_is_not_asked_for()
    {
        PublicDataSet set = SmallPublicSet.At(_server.Put("/a", new(SmallPublicSet.Archive)));

        await Get(set);
        await Get(set);

        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData("\"one\"")]
    [InlineData("Wed, 21 Oct 2015 07:28:00 GMT")]
    public async Task A_transfer_that_breaks_off_goes_on_where_it_stopped(string validator)
    {
        PublicDataSet set = SmallPublicSet.At(_server.Put("/a", new(SmallPublicSet.Archive, 50_000, 120_000) { Validator = validator }));

        await Get(set);

        AssertFiles(set);
        Assert.Equal(["/a", "/a bytes=50000-", "/a bytes=120000-"], _server.Requests);
    }

    [Fact]
    public async Task A_later_run_goes_on_where_an_earlier_one_stopped()
    {
        PublicDataSet set = SmallPublicSet.At(_server.Put("/a", new(SmallPublicSet.Archive, 10_000, 20_000, 30_000)));
        await Assert.ThrowsAsync<DownloadException>(() => Get(set));

        await Get(set);

        AssertFiles(set);
        Assert.Equal("/a bytes=30000-", _server.Requests.Last());
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_is_fetched_from_its_beginning()
    {
        Uri address = _server.Put("/a", new(new byte[90_000], 40_000, 40_000, 40_000));
        await Assert.ThrowsAsync<DownloadException>(() => Get(SmallPublicSet.At(address)));
        _server.Put("/a", new(SmallPublicSet.Archive) { Validator = "\"two\"" });

        await Get(SmallPublicSet.At(address));

        AssertFiles(SmallPublicSet.At(address));
        Assert.Equal("/a bytes=40000-", _server.Requests.Last());
    }

    [Fact]
    public async Task A_server_without_ranges_is_asked_for_everything_again()
    {
        PublicDataSet set = SmallPublicSet.At(_server.Put("/a", new(SmallPublicSet.Archive, 50_000) { KnowsRanges = false }));

        await Get(set);

        AssertFiles(set);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("W/\"weak\"")]
    public async Task Without_a_validator_nothing_is_continued(string? validator)
    {
        PublicDataSet set = SmallPublicSet.At(_server.Put("/a", new(SmallPublicSet.Archive, 50_000) { Validator = validator }));

        await Get(set);

        AssertFiles(set);
        Assert.Equal(["/a", "/a"], _server.Requests);
    }

    [Fact]
    public async Task The_next_mirror_is_tried_when_one_is_missing_down_or_wrong()
    {
        var down = new LocalServer();
        Uri gone = down.Address("/a");
        down.Dispose();
        byte[] wrong = SmallPublicSet.TarGzip(("one.bin", [.. SmallPublicSet.One[..^1], 0]), ("two.bin", SmallPublicSet.Two));
        PublicDataSet set = SmallPublicSet.At(
            _server.Address("/missing"), gone, _server.Put("/wrong", new(wrong)), _server.Put("/page", new("<html>moved</html>"u8.ToArray())),
            _server.Put("/a", new(SmallPublicSet.Archive)));

        await Get(set);

        AssertFiles(set);
        Assert.Equal(["/missing", "/wrong", "/page", "/a"], _server.Requests);
    }

    [Fact]
    public async Task Wrong_content_is_not_kept_and_named_with_both_hashes_and_its_mirror()
    {
        byte[] wrong = SmallPublicSet.TarGzip(("one.bin", new byte[SmallPublicSet.One.Length]), ("two.bin", new byte[SmallPublicSet.Two.Length]));
        PublicDataSet set = SmallPublicSet.At(_server.Put("/wrong", new(wrong)));

        string message = (await Assert.ThrowsAsync<DownloadException>(() => Get(set))).Message;

        Assert.Contains(_server.Address("/wrong").ToString(), message, StringComparison.Ordinal);
        foreach (PublicFile file in set.Files)
        {
            File.WriteAllBytes(Path.Combine(_folder.Path, "zeros"), new byte[file.Length]);
            Assert.Contains($"{file.Name} has the {file.Digest.OfFile(Path.Combine(_folder.Path, "zeros"))}, on record is {file.Digest.Value}", message, StringComparison.Ordinal);
        }

        Assert.Equal([".lock"], FilesOf(set));
    }

    [Theory]
    [InlineData("short", "one.bin has 199999 bytes, on record are 200000")]
    [InlineData("long", "one.bin has more than the 200000 bytes")]
    [InlineData("lacking", "does not have two.bin")]
    [InlineData("cut", "bytes, on record are 200000")]
    [InlineData("page", "damaged, or no .tar.gz archive at all")]
    public async Task An_archive_that_is_not_whole_is_refused(string kind, string what)
    {
        byte[] one = SmallPublicSet.One, two = SmallPublicSet.Two;
        byte[] content = kind switch
        {
            "short" => SmallPublicSet.TarGzip(("one.bin", one[..^1]), ("two.bin", two)),
            "long" => SmallPublicSet.TarGzip(("one.bin", [.. one, 0]), ("two.bin", two)),
            "lacking" => SmallPublicSet.TarGzip(("one.bin", one)),
            "cut" => SmallPublicSet.Archive[..150_000],
            _ => [.. "<html>moved</html>"u8],
        };
        PublicDataSet set = SmallPublicSet.At(_server.Put("/a", new(content)));

        var exception = await Assert.ThrowsAsync<DownloadException>(() => Get(set));

        Assert.True(exception.Message.Contains(what, StringComparison.Ordinal), exception.Message);
        Assert.Equal([".lock"], FilesOf(set));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Without_any_mirror_it_is_told_what_to_do_by_hand_and_doing_so_helps()
    {
        PublicDataSet set = SmallPublicSet.At(_server.Address("/missing"));

        string message = (await Assert.ThrowsAsync<DownloadException>(() => Get(set))).Message;

        Assert.Contains("status 404", message, StringComparison.Ordinal);
        Assert.Contains($"put it into '{Cache.FolderOf(set)}'", message, StringComparison.Ordinal);
        Assert.Contains($"- {_server.Address("/missing")} as small.tar.gz", message, StringComparison.Ordinal);

        File.WriteAllBytes(Path.Combine(Cache.FolderOf(set), "small.tar.gz"), SmallPublicSet.Archive);
        await Get(set);
        Assert.True(Cache.Has(set));
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData(404, 1)]
    [InlineData(403, 1)]
    [InlineData(503, 3)]
    [InlineData(429, 3)]
    public async Task A_server_is_asked_again_only_where_that_can_help(int status, int requests)
    {
        PublicDataSet set = SmallPublicSet.At(_server.Put("/a", new([]) { Status = status }));

        await Assert.ThrowsAsync<DownloadException>(() => Get(set));

        Assert.Equal(requests, _server.Requests.Count);
    }

    [Fact]
    public async Task A_cancelled_download_keeps_what_has_arrived_and_goes_on_later()
    {
        PublicDataSet set = SmallPublicSet.At(_server.Put("/a", new(SmallPublicSet.Archive, 100_000) { Stalls = true }));
        using var cancellation = new CancellationTokenSource();
        var progress = new Observer(report =>
        {
            if (report.Received == 100_000)
                cancellation.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _downloader.Get(set, Cache, progress, cancellation.Token));
        Assert.False(Cache.Has(set));

        await Get(set);
        AssertFiles(set);
        Assert.Equal("/a bytes=100000-", _server.Requests.Last());
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_given_up()
    {
        PublicDataSet set = SmallPublicSet.At(
            _server.Put("/silent", new(SmallPublicSet.Archive, 10, 10) { Stalls = true }), _server.Put("/a", new(SmallPublicSet.Archive)));
        var clock = new ManualClock();
        using var downloader = new DataDownloader(Quick with { AttemptsPerMirror = 1 }, clock);
        var progress = new Observer(report =>
        {
            if (report is { Stage: DownloadStage.Receiving, Received: 10 })
                clock.Elapse();
        });

        await downloader.Get(set, Cache, progress);

        AssertFiles(set);
        Assert.Equal(["/silent", "/a"], _server.Requests);
    }

    [Fact]
    public async Task While_another_process_downloads_it_waits_and_then_asks_for_nothing()
    {
        PublicDataSet set = SmallPublicSet.At(_server.Put("/a", new(SmallPublicSet.Archive)));
        Directory.CreateDirectory(Cache.FolderOf(set));
        Task first;
        using (FolderLock other = await FolderLock.Take(Cache.FolderOf(set), TimeSpan.Zero, TimeProvider.System, () => { }, default))
        {
            var waits = new TaskCompletionSource();
            first = _downloader.Get(set, Cache, new Observer(report =>
            {
                if (report.Stage == DownloadStage.Waiting)
                    waits.TrySetResult();
            }));
            await waits.Task;
            Assert.Empty(_server.Requests);
            File.WriteAllBytes(Path.Combine(Cache.FolderOf(set), "one.bin"), SmallPublicSet.One);
            File.WriteAllBytes(Path.Combine(Cache.FolderOf(set), "two.bin"), SmallPublicSet.Two);
        }

        await first;
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Two_downloads_at_once_ask_once()
    {
        PublicDataSet set = SmallPublicSet.At(_server.Put("/a", new(SmallPublicSet.Archive)));

        await Task.WhenAll(_downloader.Get(set, Cache), _downloader.Get(set, Cache), _downloader.Get(set, Cache));

        AssertFiles(set);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Zip_archives_are_unpacked_too()
    {
        byte[] zip = SmallPublicSet.Zip(("folder/two.bin", SmallPublicSet.Two), ("one.bin", SmallPublicSet.One));
        PublicDataSet set = SmallPublicSet.At(Packing.Zip, _server.Put("/a.zip", new(zip)));

        await Get(set);

        AssertFiles(set);
    }

    [Fact]
    public void A_full_disk_is_told_from_other_failures()
    {
        int full = OperatingSystem.IsWindows() ? unchecked((int)0x80070070) : 28;

        Assert.True(DataDownloader.IsDiskFull(new IOException("full", full)));
        Assert.False(DataDownloader.IsDiskFull(new IOException("other")));
        Assert.False(DataDownloader.IsDiskFull(new FileNotFoundException()));
    }

    private Task Get(PublicDataSet set) => _downloader.Get(set, Cache, new Observer(_reports.Add));

    private void AssertFiles(PublicDataSet set)
    {
        Assert.True(Cache.Has(set));
        Assert.Equal(SmallPublicSet.One, File.ReadAllBytes(Path.Combine(Cache.FolderOf(set), "one.bin")));
        Assert.Equal(SmallPublicSet.Two, File.ReadAllBytes(Path.Combine(Cache.FolderOf(set), "two.bin")));
        Assert.Equal([".lock", "one.bin", "two.bin"], FilesOf(set));
    }

    private string[] FilesOf(PublicDataSet set) => [.. Directory.GetFiles(Cache.FolderOf(set)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    /// <summary>Reports in order, on the thread that makes them.</summary>
    private sealed class Observer(Action<DownloadProgress> report) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => report(value);
    }
}
