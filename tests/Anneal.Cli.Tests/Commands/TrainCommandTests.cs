using System.Globalization;
using System.Text.Json;
using Anneal.Cli.Rendering;
using Anneal.Lab.Runs;
using Anneal.Lab.Training;
using Spectre.Console.Testing;

namespace Anneal.Cli.Tests.Commands;

public sealed class TrainCommandTests : IDisposable
{
    private readonly TestConsole _console = new TestConsole().Width(120);
    private readonly TestConsole _progress = new TestConsole().Width(120);
    private readonly StringWriter _output = new(CultureInfo.InvariantCulture);
    private readonly StringWriter _error = new(CultureInfo.InvariantCulture);
    private readonly string _folder = Directory.CreateTempSubdirectory("anneal-").FullName;

    [Fact]
    public async Task A_run_ends_with_0_a_table_and_the_network()
    {
        Assert.Equal(ExitCode.Success, await Train());

        Assert.Contains("validation loss", _console.Output, StringComparison.Ordinal);
        Assert.Contains("of the test images are told right, after 79 updates", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("epoch 1: training loss", _error.ToString(), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "one", "model.safetensors")));
    }

    [Fact]
    public async Task A_run_ends_with_what_its_measurements_mean_and_a_report_unless_that_is_switched_off()
    {
        Assert.Equal(ExitCode.Success, await Train("--policy", "1cycle(peak 0.0005)"));
        Assert.Contains("The learning rate is too small", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("The learning rate is too small", File.ReadAllText(Path.Combine(_folder, "one", "report.html")), StringComparison.Ordinal);

        Assert.Equal(ExitCode.Success, await Train("--policy", "1cycle(peak 0.0005)", "--diagnose", "off"));
        Assert.DoesNotContain("diagnosis", File.ReadAllText(Path.Combine(_folder, "one-2", "metrics.jsonl")), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(Path.Combine(_folder, "one", "model.safetensors")), File.ReadAllBytes(Path.Combine(_folder, "one-2", "model.safetensors")));
    }

    [Fact]
    public async Task An_automatic_rate_is_told_and_kept_so_that_a_resumed_run_does_not_search()
    {
        Assert.Equal(ExitCode.Success, await Train("--policy", "1cycle", "--lr", "auto"));

        string policy = TrainingSettingsFile.Read(Path.Combine(_folder, "one", "config.json")).Policy;
        Assert.Matches(@"^1cycle\(peak 0\.\d+", policy);
        Assert.Contains($"Found: {policy}", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, await Run("train", "--resume", "one", "--lr", "auto", "--runs", _folder));
    }

    [Fact]
    public async Task Diagnose_measures_the_networks_of_a_run_as_a_table_and_as_json()
    {
        await Train("--quiet");

        Assert.Equal(ExitCode.Success, await Run("diagnose", "one", "--runs", _folder));
        Assert.Contains("λmax", _console.Output, StringComparison.Ordinal);
        _output.GetStringBuilder().Clear();
        Assert.Equal(ExitCode.Success, await Run("diagnose", "one", "--runs", _folder, "--json"));
        using var document = JsonDocument.Parse(_output.ToString());
        JsonElement network = document.RootElement.GetProperty("networks")[0];
        Assert.True(network.GetProperty("sharpness").GetDouble() > 0);
        Assert.Equal(79, network.GetProperty("updatesDone").GetInt64());
        Assert.Equal(ExitCode.Usage, await Run("diagnose", "none", "--runs", _folder));
    }

    [Fact]
    public async Task As_json_it_prints_the_summary_and_nothing_else()
    {
        Assert.Equal(ExitCode.Success, await Train("--json", "--quiet"));

        using var document = JsonDocument.Parse(_output.ToString());
        Assert.Equal("completed", document.RootElement.GetProperty("status").GetString(), ignoreCase: true);
        Assert.Equal("", _console.Output + _error);
    }

    [Fact]
    public async Task The_printed_config_reads_back_as_the_same_settings_and_nothing_is_trained()
    {
        Assert.Equal(ExitCode.Success, await Run("train", "--print-config", "--policy", "1cycle(peak 0.3)", "--epochs", "3", "--clip", "1", "--runs", _folder));
        string printed = _output.ToString(), file = Path.Combine(_folder, "config.json");
        File.WriteAllText(file, printed);
        _output.GetStringBuilder().Clear();

        Assert.Equal(ExitCode.Success, await Run("train", "--print-config", "--config", file, "--runs", _folder));

        Assert.Equal(printed, _output.ToString());
        Assert.Equal(("1cycle(peak 0.3)", 3, 1), (TrainingSettingsFile.Read(file).Policy, TrainingSettingsFile.Read(file).Epochs, TrainingSettingsFile.Read(file).ClipNorm));
        Assert.Empty(Directory.GetDirectories(_folder));
    }

    [Fact]
    public async Task An_option_goes_before_the_config_file()
    {
        string file = Path.Combine(_folder, "config.json");
        TrainingSettingsFile.Write(file, new TrainingSettings { Epochs = 3, Seed = 7 });

        await Run("train", "--print-config", "--config", file, "--epochs", "5");

        File.WriteAllText(file, _output.ToString());
        Assert.Equal(new TrainingSettings { Epochs = 5, Seed = 7 }, TrainingSettingsFile.Read(file));
    }

    [Theory]
    [InlineData("--epochs", "three")]
    [InlineData("--epochs", "0", "--batch", "0")]
    [InlineData("--policy", "2cycle")]
    [InlineData("--model", "resnet")]
    [InlineData("--optimizer", "sdg")]
    [InlineData("--resume", "absent")]
    [InlineData("--unknown")]
    public async Task Wrong_usage_ends_with_2_and_makes_no_folder(params string[] arguments)
    {
        Assert.Equal(ExitCode.Usage, await Run(["train", .. arguments, "--runs", _folder]));

        Assert.StartsWith("anneal: ", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_folder));
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_named()
    {
        Assert.Equal(ExitCode.Usage, await Run("train", "--resume", "absent", "--runs", _folder));
        Assert.Contains("There is no run 'absent'", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_of_a_run_that_is_resumed_are_refused_by_name()
    {
        await Train("--quiet");

        Assert.Equal(ExitCode.Usage, await Run("train", "--resume", "one", "--runs", _folder, "--batch", "3", "--policy", "clr", "--threads", "1"));
        Assert.Contains("leave out --policy, --batch,", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_diverges_ends_with_3_and_says_what_to_try()
    {
        Assert.Equal(ExitCode.Diverged, await Run("train", "--policy", "1e30", "--epochs", "1", "--runs", _folder, "--quiet"));
        Assert.Contains("take a lower peak", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_was_interrupted_goes_on_to_the_same_network()
    {
        Assert.Equal(ExitCode.Success, await Train("--quiet"));
        RunFolder folder = Interrupted();
        _output.GetStringBuilder().Clear();

        Assert.Equal(ExitCode.Success, await Run("train", "--resume", "interrupted", "--runs", _folder, "--quiet", "--threads", "2"));

        Assert.Equal(File.ReadAllBytes(Path.Combine(_folder, "one", "model.safetensors")), File.ReadAllBytes(folder["model.safetensors"]));
        Assert.Contains("after 79 updates", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slope")]
    [InlineData("value")]
    [InlineData("hold")]
    public async Task A_run_that_is_resumed_is_given_a_new_end(string mode)
    {
        RunFolder folder = Interrupted();

        Assert.Equal(ExitCode.Success, await Run("train", "--resume", "interrupted", "--runs", _folder, "--epochs", "2", "--replan", mode));

        Assert.Contains("at update 30 the end was moved to update 158 from 79", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(158, RunSummary.Read(folder).UpdatesDone);
    }

    [Theory]
    [InlineData("--replan", "slope")]
    [InlineData("--resume", "interrupted", "--replan", "slope")]
    [InlineData("--resume", "interrupted", "--epochs", "2", "--replan", "steep")]
    public async Task A_new_end_needs_a_run_a_length_and_a_mode_that_there_is(params string[] arguments)
    {
        RunFolder folder = Interrupted();

        Assert.Equal(ExitCode.Usage, await Run(["train", .. arguments, "--runs", _folder]));
        Assert.Equal(30, RunSummary.Read(folder).UpdatesDone);
    }

    [Fact]
    public async Task A_run_whose_record_cannot_be_written_ends_with_1_and_how_to_go_on()
    {
        RunFolder folder = Interrupted();
        Directory.Move(folder["checkpoints"], folder["aside"]);
        File.WriteAllText(folder["checkpoints"], "");

        Assert.Equal(ExitCode.Failure, await Run("train", "--resume", "interrupted", "--runs", _folder, "--quiet"));

        Assert.Contains("What was written before is safe", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"anneal train --resume {folder.Path}", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_checkpoint_is_a_warning()
    {
        RunFolder folder = Interrupted();
        File.AppendAllText(Path.Combine(Directory.GetDirectories(folder["checkpoints"], "step-*").Max(StringComparer.Ordinal)!, "state.json"), " ");

        Assert.Equal(ExitCode.Success, await Run("train", "--resume", folder.Path, "--quiet"));
        Assert.Contains("warning: The checkpoint", _error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _console.Dispose();
        _progress.Dispose();
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The run of <see cref="Train"/>, stopped after 30 updates.</summary>
    private RunFolder Interrupted()
    {
        RunFolder folder = RunFolder.Create(_folder, "interrupted");
        using var source = new CancellationTokenSource();
        using TrainingRun run = TrainingRun.Start(new TrainingSettings { Epochs = 1, Threads = 1 }, Lab.Data.DataCatalog.Load("digits"), folder);
        Assert.Equal(TrainingStatus.Interrupted, run.Train([new StopAfter(30, source)], source.Token).Status);
        return folder;
    }

    private Task<int> Train(params string[] more) => Run(["train", "--epochs", "1", "--threads", "1", "--runs", _folder, "--name", "one", .. more]);

    private Task<int> Run(params string[] arguments) =>
        CommandLine.Run(arguments, new Terminal(_console, _progress, _output, _error, TimeProvider.System));

    private sealed class StopAfter(long updates, CancellationTokenSource source) : Engine.Training.ITrainingObserver
    {
        public void OnUpdateCompleted(in Engine.Training.UpdateCompleted completed)
        {
            if (completed.Step + 1 == updates)
                source.Cancel();
        }
    }
}
