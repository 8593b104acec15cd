using System.Xml.Linq;

using Checkout = Anneal.Tests.Shared.Repository;

namespace Anneal.Repository.Tests;

public sealed class ConventionTests
{
    private const int LongestFile = 400;

    private static readonly string[] BannedNames = ["Utils", "Utilities", "Helpers", "Helper", "Common", "Manager", "Managers", "Misc"];

    /// <summary>Each project and what it may refer to: what stands before it.</summary>
    private static readonly string[] Layers = ["Anneal", "Anneal.Engine", "Anneal.Lab", "Anneal.Cli"];

    [Fact]
    public void Projects_refer_only_to_what_they_are_built_on() => Assert.Empty(
        from layer in Layers
        from reference in ProjectReferences(layer)
        where Array.IndexOf(Layers, reference) is var below && (below < 0 || below >= Array.IndexOf(Layers, layer))
        select $"{layer} → {reference}");

    [Fact]
    public void Every_project_in_src_has_its_place_in_the_order() => Assert.Equal(
        Layers.Order(),
        Directory.GetDirectories(Path.Combine(Checkout.Root, "src")).Select(Path.GetFileName).Order());

    [Fact]
    public void The_core_depends_on_nothing()
    {
        XDocument project = XDocument.Load(Path.Combine(Checkout.Root, "src", "Anneal", "Anneal.csproj"));

        Assert.Empty(project.Descendants("ProjectReference"));
        Assert.Empty(project.Descendants("PackageReference"));
        Assert.DoesNotContain(
            typeof(Schedule).Assembly.GetReferencedAssemblies(),
            reference => !reference.Name!.StartsWith("System", StringComparison.Ordinal));
    }

    [Fact]
    public void No_folder_or_file_has_a_name_that_says_nothing() => Assert.DoesNotContain(
        SourceFiles().Select(file => Path.GetRelativePath(Checkout.Root, file)),
        file => Path.ChangeExtension(file, null).Split(Path.DirectorySeparatorChar).Any(part => BannedNames.Any(part.EndsWith)));

    [Fact]
    public void No_file_is_longer_than_400_lines() => Assert.DoesNotContain(
        SourceFiles(), file => File.ReadLines(file).Count() > LongestFile);

    [Fact]
    public void Every_class_that_is_not_meant_for_inheritance_is_sealed() => Assert.Empty(
        from assembly in new[] { typeof(Schedule).Assembly, typeof(Engine.Model).Assembly, typeof(Lab.Comparisons.Comparison).Assembly }
        from type in assembly.GetExportedTypes()
        where type is { IsClass: true, IsSealed: false, IsAbstract: false } && type != typeof(AnnealException)
        select type.FullName);

    private static IEnumerable<string> ProjectReferences(string project) =>
        XDocument.Load(Path.Combine(Checkout.Root, "src", project, $"{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    private static IEnumerable<string> SourceFiles() =>
        new[] { "src", "tests", "bench", "samples", "eng" }
            .Select(folder => Path.Combine(Checkout.Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories));
}
