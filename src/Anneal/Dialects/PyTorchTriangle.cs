namespace Anneal.Dialects;

/// <summary>One value of CyclicLR, evaluated as PyTorch does it, operation by operation.</summary>
internal sealed record PyTorchTriangle(double Low, double High, double StepsUp, double StepsDown, CycleScale Mode, double Gamma) : Schedule
{
    public override long Steps => Unbounded;

    internal override double Final => Low;

    internal override double Evaluate(long step, Ending ending)
    {
        double total = StepsUp + StepsDown, ratio = StepsUp / total;
        double cycle = Math.Floor(1 + step / total);
        double within = 1.0 + step / total - cycle;
        double height = within <= ratio ? within / ratio : (within - 1) / (ratio - 1);
        return Low + (High - Low) * height * ScaleAt(step, cycle);
    }

    private double ScaleAt(long step, double cycle) => Mode switch
    {
        CycleScale.Triangular2 => 1 / Math.Pow(2, cycle - 1),
        CycleScale.ExponentialRange => Math.Pow(Gamma, step),
        _ => 1,
    };
}
