namespace Anneal.Dialects;

public static partial class Optax
{
    /// <summary><c>constant_schedule</c>: one value for every step.</summary>
    /// <param name="value"><c>value</c>; any finite number.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not finite.</exception>
    public static Schedule ConstantSchedule(double value) => new Constant(value);
}
