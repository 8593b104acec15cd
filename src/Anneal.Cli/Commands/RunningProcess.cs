using System.Diagnostics;
using System.Text;
using Anneal.Lab.Training.Verification;

namespace Anneal.Cli.Commands;

/// <summary>A process of the system; what it says of errors is kept.</summary>
internal sealed class RunningProcess : ITrainingProcess
{
    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    public RunningProcess(ProcessStartInfo command)
    {
        (command.RedirectStandardOutput, command.RedirectStandardError) = (true, true);
        _process = new Process { StartInfo = command };
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Errors
    {
        get
        {
            lock (_errors)
                return _errors.ToString();
        }
    }

    public int? WaitForEnd(TimeSpan patience)
    {
        if (!_process.WaitForExit(patience))
            return null;
        _process.WaitForExit(); // for the last lines
        return _process.ExitCode;
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_errors)
            _errors.AppendLine(line);
    }
}
