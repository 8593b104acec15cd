using System.Collections.Immutable;

namespace Anneal.Text;

/// <summary>One argument of a policy's text: a name and the values that follow it.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Values">As written: numbers, percentages, words.</param>
internal readonly record struct PolicyArgument(string Name, ImmutableArray<string> Values)
{
    public override string ToString() => $"{Name} {string.Join(' ', Values)}";
}
