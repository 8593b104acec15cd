using System.Diagnostics;
using Anneal.Cli.Commands;
using Anneal.Lab.Runs;
using Anneal.Lab.Training;

namespace Anneal.Cli.Tests.Commands;

/// <summary>The program as a process that gets signals of the system.</summary>
public sealed class SignalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anneal-").FullName;

    [SignalTheory]
    [InlineData("TERM", ExitCode.TryAgain)]
    [InlineData("USR1", ExitCode.TryAgain)]
    public void A_signal_ends_a_run_with_a_checkpoint_and_its_exit_code(string signal, int expected)
    {
        ProcessStartInfo command = TrainingProgram.Command("train", "--model", "mlp:8", "--epochs", "10000", "--threads", "1", "--runs", _folder, "--name", "one");
        (command.RedirectStandardError, command.RedirectStandardOutput) = (true, true);
        using Process process = Process.Start(command)!;
        while (process.StandardError.ReadLine() is { } line && !line.StartsWith("epoch 1:", StringComparison.Ordinal))
        {
        }

        using (Process kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
            kill.WaitForExit();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(expected, process.ExitCode);
        RunSummary summary = RunSummary.Read(new RunFolder(Path.Combine(_folder, "one")));
        Assert.Equal(TrainingStatus.Interrupted, summary.Status);
        Assert.True(Directory.Exists(Path.Combine(_folder, "one", "checkpoints", $"step-{summary.UpdatesDone:D12}")));
        Assert.Contains("anneal train --resume", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

/// <summary>A test with signals; skipped on Windows, which has none.</summary>
internal sealed class SignalTheoryAttribute : TheoryAttribute
{
    public SignalTheoryAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Windows has no signals.";
    }
}
