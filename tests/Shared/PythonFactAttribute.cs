using System.Diagnostics;

namespace Anneal.Tests.Shared;

/// <summary>A test that runs Debian's Python, with a module; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute(string module = "math")
    {
        if (!Python.Has(module))
            Skip = $"{Python.Program} with the module {module} is not there.";
    }
}

/// <summary>Runs programs in Python.</summary>
internal static class Python
{
    public const string Program = "/usr/bin/python3";

    public static bool Has(string module) => File.Exists(Program) && Run(["-c", $"import {module}"]).Code == 0;

    /// <summary>Runs a program and gives the lines that it prints.</summary>
    public static string[] Lines(string program)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "exported.py");
        try
        {
            File.WriteAllText(file, program);
            (int code, string output, string error) = Run([file]);
            Assert.True(code == 0, error);
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private static (int Code, string Output, string Error) Run(IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
