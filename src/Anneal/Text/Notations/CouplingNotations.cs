namespace Anneal.Text.Notations;

/// <summary>How couplings are written.</summary>
internal static class CouplingNotations
{
    private static readonly Notation<Coupling>[] All = [MirrorCoupling.Notation, InverseCoupling.Notation, ProportionalCoupling.Notation];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(notation => notation.Name)];

    public static IEnumerable<Type> Kinds => All.Select(notation => notation.Type);

    public static Notation<Coupling>? Find(string name) => Array.Find(All, notation => notation.Name == name);

    public static Notation<Coupling> Of(Coupling coupling) => Array.Find(All, notation => notation.Type == coupling.GetType())
        ?? throw new NotSupportedException($"The coupling {coupling.GetType().Name} cannot be written. Add its notation to {nameof(CouplingNotations)}.");
}
