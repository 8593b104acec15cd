using System.Runtime.CompilerServices;

namespace Anneal.Lab.Gallery;

/// <summary>One schedule of a family's picture.</summary>
/// <param name="Name">What the picture calls it; a family of one line may leave it empty.</param>
/// <param name="Schedule">The schedule that is drawn.</param>
/// <param name="Code">The code that makes it, which the compiler fills in.</param>
public sealed record FamilyLine(string Name, Schedule Schedule, [CallerArgumentExpression(nameof(Schedule))] string Code = "");
