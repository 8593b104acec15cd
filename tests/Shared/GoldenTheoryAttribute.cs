namespace Anneal.Tests.Shared;

/// <summary>A theory over the cases of golden files; skipped, with the reason, where the folder has none of them.</summary>
internal sealed class GoldenTheoryAttribute : TheoryAttribute
{
    public GoldenTheoryAttribute(params string[] files)
    {
        if (!files.Any(GoldenFile.Exists))
            Skip = $"There is no {string.Join(" or ", files.Select(file => $"'{file}'"))} in '{GoldenFile.Folder}'.";
    }
}
