namespace Anneal.Dialects;

/// <summary>A polynomial way between two values that arrives one step after its last: <c>To + (From − To) · (1 − k / N)^Power</c>, then held.</summary>
internal sealed record HalfOpenPolynomial(double From, double To, long Length, double Power) : Schedule(Length)
{
    internal override double Final => At(0.0);

    internal override double Evaluate(long step, Ending ending) => At(1 - (double)step / Length);

    private double At(double left) => (From - To) * Math.Pow(left, Power) + To;
}
