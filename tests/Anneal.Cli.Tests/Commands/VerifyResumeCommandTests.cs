using System.Globalization;
using System.Text.Json;
using Anneal.Cli.Rendering;
using Spectre.Console.Testing;

namespace Anneal.Cli.Tests.Commands;

public sealed class VerifyResumeCommandTests : IDisposable
{
    private readonly TestConsole _console = new TestConsole().Width(120);
    private readonly StringWriter _output = new(CultureInfo.InvariantCulture);
    private readonly StringWriter _error = new(CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_process_of_the_program_is_killed_and_resumed_to_the_same_bits()
    {
        Assert.Equal(ExitCode.Success, await Run("--model", "mlp:8", "--epochs", "1", "--checkpoint-every", "10", "--kills", "3", "--json"));

        JsonElement result = JsonDocument.Parse(_output.ToString()).RootElement;
        Assert.Equal(3, result.GetProperty("kills").GetInt32());
        Assert.True(result.GetProperty("identical").GetBoolean());
        Assert.Equal(JsonValueKind.Null, result.GetProperty("firstDifference").ValueKind);
        Assert.Contains("kill 3 of 3: while ", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_follows_the_clock_is_wrong_usage_and_the_reason_is_told()
    {
        Assert.Equal(ExitCode.Usage, await Run("--minutes", "1"));
        Assert.Contains("follows the clock", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--kills", "0")]
    [InlineData("--epochs", "0")]
    [InlineData("--policy", "2cycle")]
    public async Task Wrong_usage_ends_with_2(params string[] arguments) => Assert.Equal(ExitCode.Usage, await Run(arguments));

    public void Dispose()
    {
        _console.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    private Task<int> Run(params string[] arguments) =>
        CommandLine.Run(["verify-resume", .. arguments], new Terminal(_console, _console, _output, _error, TimeProvider.System));
}
