using System.Globalization;
using Anneal.Cli.Rendering;
using Anneal.Lab.Runs;
using Anneal.Lab.Training;
using Spectre.Console.Testing;

namespace Anneal.Cli.Tests.Commands;

public sealed class LandCommandTests : IDisposable
{
    private readonly TestConsole _console = new TestConsole().Width(120);
    private readonly TestConsole _progress = new TestConsole().Width(120);
    private readonly StringWriter _output = new(CultureInfo.InvariantCulture);
    private readonly StringWriter _error = new(CultureInfo.InvariantCulture);
    private readonly string _folder = Directory.CreateTempSubdirectory("anneal-").FullName;

    [Theory]
    [InlineData("20%", 16)]
    [InlineData("7", 7)]
    public async Task A_run_is_landed_in_a_folder_of_its_own_within_a_share_or_a_number_of_updates(string steps, long updates)
    {
        await Train();

        Assert.Equal(ExitCode.Success, await Run("land", "one", "--steps", steps, "--to", "1e-4", "--curve", "cosine", "--runs", _folder, "--quiet"));

        RunSummary branch = RunSummary.Read(new RunFolder(Path.Combine(_folder, "one-landed")));
        Assert.Equal((TrainingStatus.Completed, 79 + updates, "one"), (branch.Status, branch.UpdatesDone, branch.Parent));
        Assert.Equal(1e-4, Assert.Single(branch.Changes).LandingRate);
        Assert.Equal(79, RunSummary.Read(new RunFolder(Path.Combine(_folder, "one"))).UpdatesDone);
    }

    [Fact]
    public async Task What_is_done_is_said_in_words()
    {
        await Train();
        _error.GetStringBuilder().Clear();

        await Run("land", "one", "--steps", "5", "--runs", _folder, "--name", "down");

        Assert.Contains("landed at update 79: the learning rate goes to 0 in 5 updates", _error.ToString(), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "down", "model.safetensors")));
    }

    [Fact]
    public async Task A_branch_that_cannot_be_made_leaves_no_folder()
    {
        await Train();
        Directory.Delete(Path.Combine(_folder, "one", "checkpoints"), recursive: true);

        Assert.Equal(ExitCode.Failure, await Run("land", "one", "--runs", _folder));

        Assert.Contains("has no sound checkpoint yet", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["one"], Directory.GetDirectories(_folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("--steps", "1", "a number of updates from 2 on")]
    [InlineData("--steps", "120%", "a share of the run such as 5%")]
    [InlineData("--to", "-1", "a learning rate of 0 or more")]
    [InlineData("--curve", "square", "linear or cosine")]
    public async Task Wrong_values_are_named_with_what_could_stand_there(string option, string value, string expected)
    {
        Assert.Equal(ExitCode.Usage, await Run("land", "one", option, value, "--runs", _folder));
        Assert.Contains(expected, _error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"'{value}'", _error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _console.Dispose();
        _progress.Dispose();
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Train() => Assert.Equal(
        ExitCode.Success, await Run("train", "--policy", "hold 0.1", "--epochs", "1", "--runs", _folder, "--name", "one", "--quiet"));

    private Task<int> Run(params string[] arguments) =>
        CommandLine.Run(arguments, new Terminal(_console, _progress, _output, _error, TimeProvider.System));
}
