using Anneal.Lab.Runs;
using Anneal.Lab.Training;

namespace Anneal.Cli.Commands;

/// <summary>A run as it is named on the command line.</summary>
internal static class RunArgument
{
    /// <summary>The folder of a run, given as such or by its name within the folder of all runs.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static RunFolder Find(string name, string runs) => new[] { name, Path.Combine(runs, name) }.FirstOrDefault(path => File.Exists(Path.Combine(path, RunSummary.FileName))) is { } path
        ? new RunFolder(path)
        : throw new UsageException($"There is no run '{name}', neither as a folder nor in '{runs}'. Give the folder that \"anneal train\" named.");
}
