using System.Diagnostics.CodeAnalysis;

namespace Anneal.Lab.Gallery;

/// <summary>One family of schedules: where it is documented, and how it is drawn.</summary>
/// <remarks>An immutable value. What is said about it stands in the documentation of its member and nowhere else.</remarks>
public sealed record Family
{
    private const DynamicallyAccessedMemberTypes Documented = DynamicallyAccessedMemberTypes.PublicProperties;

    /// <summary>Creates the entry.</summary>
    /// <param name="name">Its name on the command line and in links: lower case, with hyphens.</param>
    /// <param name="title">Its name in headings.</param>
    /// <param name="type">The schedule, curve or preset; or what <paramref name="member"/> belongs to.</param>
    /// <param name="member">The factory, operation or option, if it is not the type itself.</param>
    /// <param name="lines">What is drawn, one line or more.</param>
    public Family(string name, string title, [DynamicallyAccessedMembers(Documented)] Type type, string? member, params IEnumerable<FamilyLine> lines) =>
        (Name, Title, Type, Member, Lines) = (name, title, type, member, [.. lines]);

    /// <summary>Its name on the command line and in links.</summary>
    public string Name { get; }

    /// <summary>Its name in headings.</summary>
    public string Title { get; }

    /// <summary>The schedule, curve or preset, or what the member belongs to.</summary>
    [DynamicallyAccessedMembers(Documented)]
    public Type Type { get; }

    /// <summary>The factory, operation or option; null for the type itself.</summary>
    public string? Member { get; }

    /// <summary>What is drawn.</summary>
    public IReadOnlyList<FamilyLine> Lines { get; }

    /// <summary>The chapter that it stands in.</summary>
    public FamilyGroup Group { get; init; }

    /// <summary>What other libraries call it, such as "PyTorch StepLR"; empty if none has it.</summary>
    public string KnownAs { get; init; } = "";

    /// <summary>How many updates are drawn; 200 by default.</summary>
    public int Updates { get; init; } = 200;

    /// <summary>Whether the values are drawn on a logarithmic axis, for those that span powers of ten.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>What the values are; "learning rate" by default.</summary>
    public string Quantity { get; init; } = "learning rate";

    /// <summary>The member as code writes it, such as <c>Curve.Rex</c>.</summary>
    public string Code => Member is null ? Type.Name : $"{Type.Name}.{Member}";
}
