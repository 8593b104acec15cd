namespace Anneal.Tests.Shared;

/// <summary>A theory over the cases of one golden file; skipped, with the reason, where the folder lacks the file.</summary>
internal sealed class GoldenTheoryAttribute : TheoryAttribute
{
    public GoldenTheoryAttribute(string file)
    {
        if (!GoldenFile.Exists(file))
            Skip = $"There is no '{file}' in '{GoldenFile.Folder}'.";
    }
}
