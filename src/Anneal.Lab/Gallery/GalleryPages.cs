using Anneal.Engine.Storage;
using Anneal.Lab.Reports.Charts;

namespace Anneal.Lab.Gallery;

/// <summary>The gallery as files: a page and a picture for each family, and an index.</summary>
public static class GalleryPages
{
    private const int PictureWidth = 560;
    private const int PictureHeight = 300;

    /// <summary>Every file.</summary>
    /// <returns>Texts by their paths in the gallery's folder, with <c>/</c> between the parts.</returns>
    public static IReadOnlyDictionary<string, string> All()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["README.md"] = GalleryIndex.Write() };
        foreach (Family family in Families.All)
        {
            files[$"{family.Name}.md"] = FamilyPage.Write(family);
            files[$"pictures/{family.Name}.svg"] = SvgChart.Write(FamilyChart.Of(family), PictureWidth, PictureHeight);
        }

        return files;
    }

    /// <summary>Writes every file; others in the folder stay.</summary>
    /// <param name="folder">The folder; made if it is not there.</param>
    /// <exception cref="IOException">A file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "pictures"));
        foreach ((string path, string text) in All())
            AtomicFile.WriteAllText(Path.Combine(folder, path), text);
    }
}
