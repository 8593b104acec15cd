using Anneal.Dialects;

namespace Anneal;

/// <summary>The highest value that a schedule names, whether an update uses it or not; null where it names none.</summary>
internal static class DeclaredPeak
{
    public static double? Of(Schedule schedule) => schedule switch
    {
        Constant constant => constant.Value,
        Ramp { Steps: > 0 } ramp => Math.Max(ramp.From, ramp.To),
        GeometricRamp { Steps: > 0 } ramp => Math.Max(ramp.From, ramp.To),
        TriangularCycle cycle => Math.Max(cycle.Low, cycle.High),
        SineCycle cycle => Math.Max(cycle.Low, cycle.High),
        CosineWaves waves => Math.Max(waves.Low, waves.High),
        WarmRestarts restarts => Math.Max(restarts.Peak, restarts.Minimum),
        PiecewiseLinear line => line.Points.Max(point => point.Value),
        PiecewiseConstant stairs => stairs.Values.Max(),
        PyTorchPhases phases => phases.Peak,
        PyTorchTriangle triangle => triangle.High,
        Sequence sequence => Highest(sequence.Stages.Select(Of)),
        Repetition repetition => Of(repetition.Inner),
        Cut cut => Of(cut.Inner),
        EpochClock clock => Of(clock.Inner),
        Staircase stairs => Of(stairs.Inner),
        Scaled { Factor: >= 0 } scaled => Of(scaled.Inner) * scaled.Factor,
        Clamped clamped => Of(clamped.Inner) is { } peak ? Math.Clamp(peak, clamped.Lowest, clamped.Highest) : null,
        _ => null,
    };

    private static double? Highest(IEnumerable<double?> peaks) => peaks.Aggregate((double?)double.NegativeInfinity, static (highest, peak) => highest is null || peak is null ? null : Math.Max(highest.Value, peak.Value));
}
