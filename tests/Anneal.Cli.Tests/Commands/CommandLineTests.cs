using System.Globalization;
using System.Text.Json;
using Anneal.Cli.Rendering;
using Spectre.Console.Testing;

namespace Anneal.Cli.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly TestConsole _console = new TestConsole().Width(120);
    private readonly TestConsole _progress = new TestConsole().Width(120);
    private readonly StringWriter _output = new(CultureInfo.InvariantCulture);
    private readonly StringWriter _error = new(CultureInfo.InvariantCulture);
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public async Task Without_arguments_it_says_how_to_begin()
    {
        Assert.Equal(ExitCode.Success, await Run());
        Assert.Contains("anneal compare", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Exit codes", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("comparee")]
    [InlineData("compare", "--epoch", "3")]
    [InlineData("compare", "--epochs", "three")]
    [InlineData("compare", "--epochs", "0")]
    [InlineData("compare", "--policy", "2cycle")]
    [InlineData("compare", "--model", "resnet")]
    [InlineData("plan", "2cycle")]
    [InlineData("plan", "1cycle", "--steps", "0")]
    [InlineData("plan")]
    [InlineData("plan", "1cycle", "--steps", "5", "--epochs", "5")]
    [InlineData("check", "1cycle(")]
    [InlineData("diff", "1cycle")]
    [InlineData("completion", "fish")]
    [InlineData("compare", "--lr", "0.1")]
    [InlineData("find", "--updates", "3")]
    [InlineData("find", "--model", "resnet")]
    [InlineData("find", "--weight-decay", "-1")]
    [InlineData("gallery", "2cycle")]
    [InlineData("compare", "--policy", "cosine fro 0.1 to 0")]
    [InlineData("tune", "--policy", "cosine from 0.1 to 0")]
    [InlineData("convert", "1cycle")]
    [InlineData("convert", "1cycle", "--to", "momentum")]
    [InlineData("convert", "1cycle", "--to", "batch-sizes", "--batch", "0")]
    [InlineData("convert", "1cycle", "--to", "batch-sizes", "--batch", "20000")]
    [InlineData("convert", "1cycle", "--to", "batch-sizes", "--rate", "fast")]
    [InlineData("convert", "1cycle", "--to", "learning-rates")]
    [InlineData("gallery", "rex", "--out", "somewhere")]
    public async Task Wrong_usage_ends_with_2_and_says_what_is_wrong(params string[] arguments)
    {
        Assert.Equal(ExitCode.Usage, await Run(arguments));
        Assert.StartsWith("anneal: ", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--to must be one of", "pytorch", "export", "1cycle", "--to", "torch")]
    [InlineData("--status must be one of", "interrupted", "runs", "list", "--status", "7")]
    [InlineData("--format must be one of", "tensorboard", "runs", "export", "one", "--format", "xml")]
    public async Task A_name_that_there_is_not_is_answered_with_those_that_there_are(string rule, string name, params string[] arguments)
    {
        Assert.Equal(ExitCode.Usage, await Run(arguments));
        Assert.All([rule, name, $"not '{arguments[^1]}'"], text => Assert.Contains(text, _error.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("There is no command trian. Did you mean train?", "trian")]
    [InlineData("There is no command bogus.", "bogus", "--seed", "3")]
    [InlineData("There is no command lst. Did you mean list?", "runs", "lst")]
    [InlineData("There is no option --epoch. Did you mean --epochs?", "train", "--epoch", "3")]
    [InlineData("There is no option --weight-dceay. Did you mean --weight-decay?", "find", "--weight-dceay", "3")]
    [InlineData("A command is missing; one of compare, delete, export, list, reindex, show, tag.", "runs")]
    [InlineData("'5' is one argument too many.", "plan", "1cycle", "5")]
    public async Task A_wrong_word_is_named_once_with_the_word_that_was_probably_meant(string problem, params string[] arguments)
    {
        Assert.Equal(ExitCode.Usage, await Run(arguments));
        string[] lines = _error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["anneal: " + problem], lines.SkipLast(1).Select(line => line.TrimEnd()));
        Assert.EndsWith("--help.", lines[^1].TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mistake_of_a_command_line_is_said()
    {
        Assert.Equal(ExitCode.Usage, await Run("train", "--epoch", "3", "--batch", "many", "--see", "1"));
        Assert.Contains("Did you mean --epochs?", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Did you mean --seed?", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("'many'", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_is_not_there_ends_with_1_and_its_name()
    {
        Assert.Equal(ExitCode.Failure, await Run("compare", "--data", "mnist:" + Path.Combine(_folder, "absent")));
        Assert.Contains("absent", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_as_csv_has_every_update()
    {
        Assert.Equal(ExitCode.Success, await Run("plan", "1cycle(peak 0.2, epochs 7)", "--csv"));

        string[] lines = _output.ToString().TrimEnd().Split(Environment.NewLine);
        Assert.Equal("update,learning rate,momentum,weight decay", lines[0]);
        Assert.Equal("0,0.02,0.95,0", lines[1]);
        Assert.Equal(1 + 7 * 79, lines.Length);
        Assert.Equal("552,0.0002,0.95,0", lines[^1]);
    }

    [Fact]
    public async Task The_length_of_a_plan_can_be_given_in_steps()
    {
        Assert.Equal(ExitCode.Success, await Run("plan", "1cycle(epochs 7)", "--steps", "100", "--csv"));
        Assert.Equal(101, _output.ToString().TrimEnd().Split(Environment.NewLine).Length);
    }

    [Fact]
    public async Task Plan_draws_the_learning_rate_and_prints_its_peak()
    {
        Assert.Equal(ExitCode.Success, await Run("plan", "1cycle(peak 0.4)"));
        Assert.Contains("learning rate", _console.Output, StringComparison.Ordinal);
        Assert.Contains("450", _console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_help_lists_every_policy_with_its_arguments()
    {
        Assert.Equal(ExitCode.Success, await Run("plan", "--help"));
        Assert.All(Text.PolicyDefinition.All, policy => Assert.Contains(policy.Name, _output.ToString(), StringComparison.Ordinal));
        Assert.All(
            Text.PolicyDefinition.All.SelectMany(policy => policy.Parameters),
            parameter => Assert.Contains(parameter.Name, _output.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plan_is_drawn_from_a_sentence_with_its_area_and_its_text()
    {
        Assert.Equal(ExitCode.Success, await Run("plan", "hold 3e-4 for 80% -> cosine to 0; momentum 0.9", "--steps", "100"));
        Assert.Contains("highest 0.0003 at 0", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("hold 0.0003 for 80 steps -> cosine to 0 for 20 steps; momentum 0.9", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_read_from_json_and_from_a_file()
    {
        string file = Path.Combine(_folder, "plan.json");
        Assert.Equal(ExitCode.Success, await Run("plan", "linear from 0.1 to 0 for 3 steps", "--json"));
        await File.WriteAllTextAsync(file, _output.ToString());
        _output.GetStringBuilder().Clear();

        Assert.Equal(ExitCode.Success, await Run("plan", file, "--csv"));
        Assert.Equal($"update,learning rate,momentum,weight decay\n0,0.1,0,0\n1,0.05,0,0\n2,0,0,0\n".ReplaceLineEndings(), _output.ToString());
    }

    [Fact]
    public async Task A_mistake_in_a_plan_is_pointed_at()
    {
        Assert.Equal(ExitCode.Usage, await Run("plan", "cosine fro 0.1 to 0"));
        Assert.Contains("  cosine fro 0.1 to 0\n         ^", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Did you mean 'from'?", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_finds_errors_ends_with_4_and_says_what_to_do()
    {
        Assert.Equal(ExitCode.Problems, await Run("check", "linear from 0.1 to -0.1; momentum 1", "--epochs", "10"));
        Assert.Contains("error momentum-out-of-range: momentum, step 0", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("error negative-rate: learning-rate, step 395", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("2 errors, 0 warnings in 790 updates.", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_of_a_sound_plan_or_one_with_warnings_ends_with_0()
    {
        Assert.Equal(ExitCode.Success, await Run("check", "1cycle", "--epochs", "10"));
        Assert.Contains("No problems in 790 updates.", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, await Run("check", "warmup 5% -> linear from 0.1 to 0"));
        Assert.Contains("0 errors, 1 warnings", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_as_json_names_code_step_value_and_remedy()
    {
        Assert.Equal(ExitCode.Problems, await Run("check", "0.1; momentum 1", "--json"));
        JsonElement problem = JsonDocument.Parse(_output.ToString()).RootElement.GetProperty("problems")[0];

        Assert.Equal("momentum-out-of-range", problem.GetProperty("code").GetString());
        Assert.Equal((0, 1.0), (problem.GetProperty("step").GetInt64(), problem.GetProperty("value").GetDouble()));
        Assert.NotEqual("", problem.GetProperty("remedy").GetString());
    }

    [Fact]
    public async Task A_plan_of_epochs_is_sound_where_the_loop_steps_once_an_epoch()
    {
        Assert.Equal(ExitCode.Problems, await Run("check", "linear from 0.1 to 0.01 for 10 steps", "--epochs", "10"));
        Assert.Equal(ExitCode.Success, await Run("check", "linear from 0.1 to 0.01 for 10 steps", "--epochs", "10", "--per-epoch"));
    }

    [Fact]
    public async Task A_diff_shows_the_largest_difference_and_the_equal_area_factor()
    {
        Assert.Equal(ExitCode.Success, await Run("diff", "0.2", "0.1", "--steps", "10"));
        Assert.Contains("-0.1", _console.Output, StringComparison.Ordinal);
        Assert.Contains("learning-rate", _console.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, await Run("diff", "1cycle", "1cycle"));
        Assert.Contains("The same in all 1,000 updates.", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_diff_writes_a_picture_and_every_update()
    {
        string picture = Path.Combine(_folder, "diff.svg");
        Assert.Equal(ExitCode.Success, await Run("diff", "0.2", "linear from 0.1 to 0", "--steps", "3", "--csv", "--svg", picture));
        Assert.StartsWith("<svg", await File.ReadAllTextAsync(picture), StringComparison.Ordinal);
        Assert.Contains("2,0.2,0,-0.2", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_exported_for_another_library_and_as_a_table()
    {
        Assert.Equal(ExitCode.Success, await Run("export", "1cycle(peak 0.4)", "--to", "pytorch"));
        Assert.Contains("class PlanScheduler", _output.ToString(), StringComparison.Ordinal);
        string file = Path.Combine(_folder, "plan.csv");
        Assert.Equal(ExitCode.Success, await Run("export", "linear from 0.1 to 0 for 2 steps", "--to", "csv", "--out", file));
        Assert.Equal("update,learning-rate\n0,0.1\n1,0\n", await File.ReadAllTextAsync(file));
        Assert.Equal(ExitCode.Usage, await Run("export", "plateau", "--to", "keras"));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("pwsh")]
    public async Task Completion_prints_a_script_that_asks_for_suggestions(string shell)
    {
        Assert.Equal(ExitCode.Success, await Run("completion", shell));
        Assert.Contains("[suggest:", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_and_policies_are_suggested()
    {
        Assert.Equal(ExitCode.Success, await Run("[suggest:2]", "ch"));
        Assert.Equal("check", _output.ToString().Trim());
        Assert.Equal(ExitCode.Success, await Run("[suggest:13]", "plan 1cycle-f"));
        Assert.Contains("1cycle-fastai", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gallery_lists_every_family()
    {
        Assert.Equal(ExitCode.Success, await Run("gallery"));
        Assert.All(Lab.Gallery.Families.All, family => Assert.Contains($" {family.Name} ", _console.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Gallery_draws_a_family_with_its_formula_and_source()
    {
        Assert.Equal(ExitCode.Success, await Run("gallery", "REX"));
        Assert.Contains("z / (2 − z)", _console.Output, StringComparison.Ordinal);
        Assert.Contains("arXiv:2107.04197", _console.Output, StringComparison.Ordinal);
        Assert.Contains("new Ramp(0.1, 0, steps: 1001, Curve.Rex)", _console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gallery_writes_a_page_and_a_picture_of_every_family()
    {
        Assert.Equal(ExitCode.Success, await Run("gallery", "--out", Path.Combine(_folder, "pages")));
        Assert.All(Lab.Gallery.Families.All, family =>
        {
            Assert.True(File.Exists(Path.Combine(_folder, "pages", $"{family.Name}.md")));
            Assert.True(File.Exists(Path.Combine(_folder, "pages", "pictures", $"{family.Name}.svg")));
        });
    }

    [Fact]
    public async Task Compare_prints_a_table_and_leaves_a_report()
    {
        Assert.Equal(ExitCode.Success, await Compare("--name", "first"));

        Assert.Contains("1cycle", _console.Output, StringComparison.Ordinal);
        Assert.Contains("reference", _console.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "first", "report.html")));
        Assert.DoesNotContain('\e', _console.Output);
    }

    [Fact]
    public async Task Convert_grows_batches_where_the_rate_falls()
    {
        Assert.Equal(ExitCode.Success, await Run("convert", "step-decay(initial 0.1, factor 0.2, period 10 epochs); momentum 0.9", "--to", "batch-sizes", "--batch", "100", "--epochs", "30", "--largest", "2500"));

        var grown = Plan.Parse(_output.ToString());
        Assert.Equal(1000 + 200 + 40, grown.Steps);
        Assert.Equal([100, 500, 2500], new long[] { 999, 1000, 1200 }.Select(step => grown.At(step).BatchSize));
        Assert.All(new long[] { 0, 1000, 1239 }, step => Assert.Equal(0.1, grown.At(step).LearningRate, 1e-15));
    }

    [Fact]
    public async Task What_convert_writes_is_compared_with_what_it_was_made_from_over_the_same_examples()
    {
        const string Falling = "step-decay(initial 0.1, factor 0.2, period 1 epoch); momentum 0.9";
        string file = Path.Combine(_folder, "grown.plan"), back = Path.Combine(_folder, "back.plan");
        Assert.Equal(ExitCode.Success, await Run("convert", Falling, "--to", "batch-sizes", "--batch", "100", "--epochs", "2", "--out", file));
        Assert.Equal(ExitCode.Success, await Run("convert", file, "--to", "learning-rates", "--batch", "100", "--epochs", "2", "--out", back));
        Assert.Equal(ExitCode.Success, await Run("compare", "--policy", Falling, "--policy", file, "--policy", back, "--batch", "100", "--epochs", "2", "--seeds", "1", "--runs", _folder, "--json", "--quiet"));

        using var document = JsonDocument.Parse(_output.ToString());
        JsonElement[] plans = [.. document.RootElement.GetProperty("policies").EnumerateArray()];
        Assert.Equal([200, 120, 200], plans.Select(plan => plan.GetProperty("updates").GetInt32()));
        Assert.All(plans, plan => Assert.Equal(20_000, plan.GetProperty("examples").GetInt32()));
        Assert.Equal(plans[0].GetProperty("name").GetString(), Falling[..59] + "…");
        Assert.Equal(File.ReadAllText(file).Trim(), plans[1].GetProperty("policy").GetString());
    }

    [Fact]
    public async Task Compare_as_json_prints_one_document_and_nothing_else()
    {
        Assert.Equal(ExitCode.Success, await Compare("--json"));

        using var document = JsonDocument.Parse(_output.ToString());
        Assert.Equal(["standard", "1cycle"], document.RootElement.GetProperty("policies").EnumerateArray().Select(policy => policy.GetProperty("name").GetString()));
        Assert.Equal("", _console.Output);
    }

    [Fact]
    public async Task The_config_of_a_run_reproduces_it()
    {
        await Compare("--json", "--name", "first");
        string first = Accuracies();
        _output.GetStringBuilder().Clear();

        Assert.Equal(ExitCode.Success, await Run("compare", "--config", Path.Combine(_folder, "first", "config.json"), "--json", "--runs", _folder));
        Assert.Equal(first, Accuracies());
    }

    [Fact]
    public async Task A_run_that_diverges_ends_with_3() =>
        Assert.Equal(ExitCode.Diverged, await Run("compare", "--policy", "constant(rate 1e9)", "--epochs", "1", "--seeds", "1", "--runs", _folder, "--quiet"));

    [Fact]
    public async Task Quiet_shows_no_progress()
    {
        Assert.Equal(ExitCode.Success, await Compare("--quiet"));
        Assert.Equal("", _error.ToString());
        Assert.Equal("", _progress.Output);
    }

    [Fact]
    public async Task Without_a_terminal_progress_is_plain_lines()
    {
        Assert.Equal(ExitCode.Success, await Compare());
        Assert.Contains("learning rate", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\e', _error.ToString());
    }

    public void Dispose()
    {
        _console.Dispose();
        _progress.Dispose();
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Accuracies()
    {
        using var document = JsonDocument.Parse(_output.ToString());
        return string.Join('|', document.RootElement.GetProperty("policies").EnumerateArray().Select(policy => policy.GetProperty("accuracies").GetRawText()));
    }

    private Task<int> Compare(params string[] more) =>
        Run(["compare", "--policy", "standard", "--policy", "1cycle", "--epochs", "1", "--seeds", "2", "--runs", _folder, .. more]);

    private Task<int> Run(params string[] arguments) =>
        CommandLine.Run(arguments, new Terminal(_console, _progress, _output, _error, TimeProvider.System));
}
