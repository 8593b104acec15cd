namespace Anneal;

/// <summary>The height of a cycle, relative to the first.</summary>
internal static class CycleHeight
{
    public static double Of(CycleScale scale, double gamma, long step, long cycle) => scale switch
    {
        CycleScale.Triangular2 => Math.Pow(0.5, cycle),
        CycleScale.ExponentialRange => Math.Pow(gamma, step),
        _ => 1,
    };
}
