using System.Runtime.CompilerServices;

namespace Anneal.Tests.Shared;

/// <summary>Texts that somebody has looked at: Approved/NAME.txt beside the test file.</summary>
/// <remarks>With UPDATE_APPROVED=1 in the environment the files are rewritten; look at what changed before you commit it.</remarks>
internal static class Approved
{
    public static void Equal(string name, string text, [CallerFilePath] string testFile = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(testFile)!, "Approved", $"{name}.txt");
        string actual = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"There is no '{path}'. Write it with UPDATE_APPROVED=1 and look at it:\n{actual}");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
