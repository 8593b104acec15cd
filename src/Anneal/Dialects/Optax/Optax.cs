namespace Anneal.Dialects;

/// <summary>Schedules with Optax's own end points, under Optax's own names (<c>optax.schedules</c> and <c>optax.contrib</c>, version 0.2.8).</summary>
/// <remarks>
/// Joins and ends are half-open: a transition of N steps has its end value at step N and holds it. Values are those of float64
/// (<c>jax_enable_x64</c>); in Optax's default float32 they differ by about 1e-7 of the peak. Arguments have the library's names in .NET's
/// casing, and its defaults.
/// </remarks>
public static partial class Optax
{
}
