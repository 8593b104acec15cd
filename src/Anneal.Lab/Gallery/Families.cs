namespace Anneal.Lab.Gallery;

/// <summary>The registry of families: every schedule, curve and preset of the core, once.</summary>
/// <remarks>To add one, write a line in the file of its group; page, picture and command follow from it.</remarks>
public static partial class Families
{
    /// <summary>All families, chapter by chapter.</summary>
    public static IReadOnlyList<Family> All { get; } =
    [
        .. In(FamilyGroup.Stairs, Stairs),
        .. In(FamilyGroup.Decays, Decays),
        .. In(FamilyGroup.Ramps, Ramps),
        .. In(FamilyGroup.Stages, Stages),
        .. In(FamilyGroup.Cycles, Cycles),
        .. In(FamilyGroup.OneCycle, OneCycles),
        .. In(FamilyGroup.Feedback, Feedback),
        .. In(FamilyGroup.Tests, Tests),
    ];

    /// <summary>The family of a name.</summary>
    /// <param name="name">In any case, as on the command line.</param>
    /// <returns>Null if there is none.</returns>
    public static Family? Find(string name) => All.FirstOrDefault(family => family.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Family> In(FamilyGroup group, IEnumerable<Family> families) => families.Select(family => family with { Group = group });
}
