using System.Reflection;
using Anneal.Lab.Gallery;

using Checkout = Anneal.Tests.Shared.Repository;

namespace Anneal.Repository.Tests;

public sealed class GalleryTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly string Folder = Path.Combine(Checkout.Root, "docs", "gallery");

    private static IEnumerable<Type> CoreTypes => typeof(Schedule).Assembly.GetExportedTypes().Where(type => type.Namespace == typeof(Schedule).Namespace);

    /// <summary>With UPDATE_APPROVED=1 the pages are rewritten; look at what changed before you commit it.</summary>
    [Fact]
    public void The_gallerys_pages_and_pictures_are_those_that_the_program_writes()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
            GalleryPages.Write(Folder);
        IReadOnlyDictionary<string, string> files = GalleryPages.All();

        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), CommittedFiles().Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(file.Value, File.ReadAllText(Path.Combine(Folder, file.Key)).ReplaceLineEndings("\n")));
    }

    [Fact]
    public void Every_schedule_curve_and_preset_is_in_the_gallery() => Assert.Empty(
        Schedules().Concat(Factories()).Concat(Presets()).Except(Families.All.Select(family => family.Code)));

    [Fact]
    public void Every_family_has_a_name_of_its_own_that_a_command_line_can_take()
    {
        Assert.Distinct(Families.All.Select(family => family.Name));
        Assert.Distinct(Families.All.Select(family => family.Code));
        Assert.All(Families.All, family => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", family.Name));
        Assert.All(Families.All, family => Assert.Same(family, Families.Find(family.Name.ToUpperInvariant())));
    }

    [Fact]
    public void Every_family_says_its_formula_and_has_an_example() => Assert.All(Families.All, family =>
    {
        FamilyText text = FamilyText.Of(family);
        Assert.True(text.Remarks.Count > 0, $"{family.Code} has no remarks: write formula, end points and source.");
        Assert.True(text.Example.Length > 0, $"{family.Code} has no example.");
    });

    [Fact]
    public void Every_line_of_a_picture_comes_back_from_its_text_and_its_json() => Assert.All(
        Families.All.SelectMany(family => family.Lines).Where(line => line.Schedule is not FunctionSchedule),
        line =>
        {
            Assert.Equal(line.Schedule, Schedule.Parse(line.Schedule.ToText()));
            Assert.Equal(line.Schedule, Schedule.FromJson(line.Schedule.ToJson()));
        });

    [Fact]
    public void Every_line_of_a_picture_is_drawn_from_finite_values_that_differ_from_the_other_lines() => Assert.All(Families.All, family =>
    {
        double[][] lines = [.. family.Lines.Select(line => Enumerable.Range(0, family.Updates).Select(update => line.Schedule.At(update)).ToArray())];

        Assert.All(lines, line => Assert.All(line, value => Assert.True(double.IsFinite(value))));
        Assert.Distinct(lines.Select(line => string.Join(' ', line)));
    });

    private static IEnumerable<string> CommittedFiles() =>
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'));

    /// <summary>Kinds that somebody can construct; the results of operations are documented with those.</summary>
    private static IEnumerable<string> Schedules() =>
        from type in CoreTypes
        where type is { IsAbstract: false } && type.IsSubclassOf(typeof(Schedule)) && type.GetConstructors().Length > 0
        select type.Name;

    /// <summary>Members that make a curve, and static ones of schedules and presets that make a schedule.</summary>
    private static IEnumerable<string> Factories() =>
        from type in CoreTypes
        where type == typeof(Curve) || type.IsSubclassOf(typeof(Schedule)) || type is { IsAbstract: true, IsSealed: true }
        from member in type.GetMembers(Own)
        where member switch
        {
            MethodInfo method => !method.IsSpecialName && !method.Name.StartsWith('<') && (type == typeof(Curve) || method.IsStatic) && Makes(method.ReturnType),
            PropertyInfo property => property.GetMethod!.IsStatic && Makes(property.PropertyType),
            _ => false,
        }
        select $"{type.Name}.{member.Name}";

    private static IEnumerable<string> Presets() =>
        from type in CoreTypes
        where type.GetMethod("Build", Type.EmptyTypes) is { } build && (build.ReturnType == typeof(Plan) || Makes(build.ReturnType))
        select type.Name;

    private static bool Makes(Type type) => type.IsAssignableTo(typeof(Schedule)) || type.IsAssignableTo(typeof(Curve));
}
