namespace Anneal.Text.Notations;

/// <summary>How a curve is written: its name, and its one number if it has one.</summary>
/// <param name="Name">In lower case, with hyphens.</param>
/// <param name="Type">The type of the curves of this kind.</param>
/// <param name="Parameter">What the number is called in JSON; null if there is none.</param>
/// <param name="ParameterOf">The number of a curve of this kind; null for the others.</param>
/// <param name="Make">The curve of a number.</param>
internal sealed record CurveNotation(string Name, Type Type, string? Parameter, Func<Curve, double?> ParameterOf, Func<double, Curve> Make)
{
    private static readonly CurveNotation[] All =
    [
        LinearCurve.Notation,
        CosineCurve.Notation,
        CosinePowerCurve.Notation,
        PolynomialCurve.Notation,
        PowerCurve.Notation,
        ExponentialCurve.Notation,
        LogarithmicCurve.Notation,
        RexCurve.Notation,
    ];

    /// <summary>The names of all curves.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(notation => notation.Name)];

    public static IEnumerable<Type> Kinds => All.Select(notation => notation.Type);

    public static CurveNotation? Find(string name) => Array.Find(All, notation => notation.Name == name);

    public static CurveNotation Of(Curve curve) => Array.Find(All, notation => notation.Type == curve.GetType())
        ?? throw new NotSupportedException($"The curve {curve.Name} cannot be written. Add its notation to {nameof(CurveNotation)}.");

    public static CurveNotation Plain<T>(string name, Func<Curve> make)
        where T : Curve => new(name, typeof(T), null, static _ => null, _ => make());

    public static CurveNotation With<T>(string name, string parameter, Func<T, double> parameterOf, Func<double, Curve> make)
        where T : Curve => new(name, typeof(T), parameter, curve => parameterOf((T)curve), make);
}
