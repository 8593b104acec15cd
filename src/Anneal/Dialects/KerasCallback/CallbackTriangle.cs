namespace Anneal.Dialects;

/// <summary>The cyclical learning rate of tutorials, in their form of the formula, operation by operation.</summary>
internal sealed record CallbackTriangle(double Low, double High, double StepSize) : Schedule(Unbounded)
{
    internal override double Final => Low;

    internal override double Evaluate(long step, Ending ending)
    {
        double cycle = Math.Floor(1 + step / (2 * StepSize));
        double distance = Math.Abs(step / StepSize - 2 * cycle + 1);
        return Low + (High - Low) * Math.Max(0, 1 - distance);
    }
}
