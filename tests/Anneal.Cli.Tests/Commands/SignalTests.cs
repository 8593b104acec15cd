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
    public void A_signal_ends_a_run_with_a_checkpoint_and_its_exit_code(string signal, int expected) => End(Training(), signal, expected);

    /// <remarks>What a shell starts in the background ignores SIGINT, and so does all that it starts; a test run often is such.</remarks>
    [InterruptFact]
    public void An_interrupt_ends_a_run_with_a_checkpoint_and_its_exit_code()
    {
        ProcessStartInfo training = Training();
        End(new ProcessStartInfo("env", [InterruptFactAttribute.DefaultInterrupt, training.FileName, .. training.ArgumentList]), "INT", ExitCode.Cancelled);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ProcessStartInfo Training() =>
        TrainingProgram.Command("train", "--model", "mlp:8", "--epochs", "10000", "--threads", "1", "--runs", _folder, "--name", "one");

    private void End(ProcessStartInfo command, string signal, int expected)
    {
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

/// <summary>A test that interrupts; skipped where no program gives SIGINT its usual meaning back.</summary>
internal sealed class InterruptFactAttribute : FactAttribute
{
    /// <summary>The option of <c>env</c> (GNU coreutils 8.31) by which the program it becomes does not ignore SIGINT.</summary>
    public const string DefaultInterrupt = "--default-signal=INT";

    public InterruptFactAttribute()
    {
        if (!CanRestore())
            Skip = $"There is no \"env {DefaultInterrupt}\", which GNU coreutils have from 8.31 on.";
    }

    private static bool CanRestore()
    {
        try
        {
            using Process env = Process.Start(new ProcessStartInfo("env", [DefaultInterrupt, "true"]) { RedirectStandardError = true })!;
            env.WaitForExit();
            return env.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
