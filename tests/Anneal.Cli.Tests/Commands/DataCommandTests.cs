using System.Globalization;
using Anneal.Cli.Rendering;
using Anneal.Lab.Data.Downloads;
using Spectre.Console.Testing;

namespace Anneal.Cli.Tests.Commands;

public sealed class DataCommandTests : IDisposable
{
    private readonly TestConsole _console = new TestConsole().Width(140);
    private readonly TestConsole _progress = new TestConsole().Width(140);
    private readonly StringWriter _output = new(CultureInfo.InvariantCulture);
    private readonly StringWriter _error = new(CultureInfo.InvariantCulture);
    private readonly string _folder = Directory.CreateTempSubdirectory("anneal-").FullName;

    private string Cached => Path.Combine(_folder, "cache");

    public void Dispose()
    {
        _console.Dispose();
        _progress.Dispose();
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_list_has_every_set_and_the_folder_and_creates_nothing()
    {
        Assert.Equal(ExitCode.Success, await Run("data"));

        Assert.All(PublicDataSets.All, set => Assert.Contains(set.Title, _console.Output, StringComparison.Ordinal));
        Assert.Contains(Cached, _output.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Cached));
    }

    [Theory]
    [InlineData("data", "get")]
    [InlineData("data", "get", "cifar100")]
    [InlineData("data", "verify", "no-such-folder")]
    [InlineData("data", "fetch")]
    public async Task Wrong_usage_ends_with_2(params string[] arguments)
    {
        Assert.Equal(ExitCode.Usage, await Run(arguments));
        Assert.StartsWith("anneal: ", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_whose_name_is_unknown_is_told_before_anything_is_downloaded()
    {
        Assert.Equal(ExitCode.Usage, await Run("data", "get", "mnist", "cifar100"));
        Assert.Contains("'cifar100'", _error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Cached));
    }

    [Fact]
    public async Task What_is_in_the_cache_is_not_downloaded_again()
    {
        FillCacheWithZeros(PublicDataSets.OpticalDigits);

        Assert.Equal(ExitCode.Success, await Run("data", "get", "optdigits"));
        Assert.Contains("in the cache already", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal("", _error.ToString());
    }

    [Fact]
    public async Task Verification_of_other_content_ends_with_1_and_both_hashes()
    {
        FillCacheWithZeros(PublicDataSets.OpticalDigits);
        File.Delete(Path.Combine(Cached, "optdigits", "optdigits.tes"));

        Assert.Equal(ExitCode.Failure, await Run("data", "verify", "optdigits"));

        string[] lines = _output.ToString().TrimEnd().Split(Environment.NewLine);
        Assert.StartsWith("optdigits: DIFFERENT", lines[0], StringComparison.Ordinal);
        Assert.Contains("on record is the SHA-256 e1b683cc", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("optdigits: MISSING", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_cache_is_verified_with_a_hint()
    {
        Assert.Equal(ExitCode.Success, await Run("data", "verify"));
        Assert.Contains("anneal data get NAME", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_such_files_ends_with_1()
    {
        Assert.Equal(ExitCode.Failure, await Run("data", "verify", _folder));
        Assert.Contains("mnist, cifar10, optdigits", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_trains_a_network_on_colored_images_of_a_folder_and_warns_of_its_test_batch()
    {
        WriteCifar();

        Assert.Equal(ExitCode.Success, await Run(
            "compare", "--model", "mlp:8", "--data", $"cifar10:{_folder},train=1-2,validation=3", "--policy", "constant", "--epochs", "1",
            "--seeds", "1", "--batch", "8", "--runs", Path.Combine(_folder, "runs"), "--name", "one", "--quiet"));

        Assert.Contains("warning: test_batch.bin is not the official test batch", _error.ToString(), StringComparison.Ordinal);
        string report = File.ReadAllText(Path.Combine(_folder, "runs", "one", "report.html"));
        Assert.Contains("3072-8-10", report, StringComparison.Ordinal);
        Assert.Contains("is not the official test batch", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_with_convolutions_gets_the_shape_of_the_images()
    {
        WriteCifar();

        Assert.Equal(ExitCode.Success, await Run(
            "compare", "--model", "resnet8", "--data", $"cifar10:{_folder},train=1,validation=2,test=3", "--policy", "constant", "--epochs", "1",
            "--seeds", "1", "--batch", "8", "--runs", Path.Combine(_folder, "runs"), "--quiet"));
        Assert.Equal("", _error.ToString());
    }

    private void WriteCifar()
    {
        const int Images = 16, Record = 3073;
        var random = new Random(1);
        foreach (string name in new[] { "data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "test_batch.bin" })
        {
            var content = new byte[Images * Record];
            random.NextBytes(content);
            for (int image = 0; image < Images; image++)
                content[image * Record] = (byte)(image % 10);
            File.WriteAllBytes(Path.Combine(_folder, name), content);
        }
    }

    private void FillCacheWithZeros(PublicDataSet set)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Cached, set.Name)).FullName;
        File.WriteAllBytes(Path.Combine(folder, "optdigits.tra"), new byte[563_639]);
        File.WriteAllBytes(Path.Combine(folder, "optdigits.tes"), new byte[264_712]);
    }

    private Task<int> Run(params string[] arguments) => CommandLine.Run(
        arguments, new Terminal(_console, _progress, _output, _error, TimeProvider.System), new DataCache(Cached));
}
