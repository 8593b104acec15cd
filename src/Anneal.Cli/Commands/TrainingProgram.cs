using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Anneal.Lab.Runs;
using Anneal.Lab.Training;
using Anneal.Lab.Training.Verification;

namespace Anneal.Cli.Commands;

/// <summary>This program as a process that trains: <c>anneal train</c>.</summary>
internal sealed class TrainingProgram : ITrainingProgram
{
    public ITrainingProcess Start(TrainingSettings settings, RunFolder folder, int threads)
    {
        (string parent, string name) = (Path.GetDirectoryName(folder.Path)!, Path.GetFileName(folder.Path));
        string config = Path.Combine(parent, $"{name}.json");
        TrainingSettingsFile.Write(config, settings);
        return Train(threads, "--config", config, "--runs", parent, "--name", name);
    }

    public ITrainingProcess Resume(RunFolder folder, int threads) => Train(threads, "--resume", folder.Path);

    /// <summary>The file that runs this program, and what stands before its arguments: where the runtime's host was started, the program is its first argument.</summary>
    public static ProcessStartInfo Command(params IEnumerable<string> arguments)
    {
        string program = Assembly.GetExecutingAssembly().GetName().Name!;
        bool isHost = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet", isProgram = Assembly.GetEntryAssembly()?.GetName().Name == program;
        string file = isHost || isProgram ? Environment.ProcessPath! : "dotnet";
        return new(file, isProgram && !isHost ? arguments : arguments.Prepend(Path.Combine(AppContext.BaseDirectory, $"{program}.dll")));
    }

    private static RunningProcess Train(int threads, params IEnumerable<string> arguments) =>
        new(Command(["train", .. arguments, "--threads", threads.ToString(CultureInfo.InvariantCulture), "--quiet"]));
}
