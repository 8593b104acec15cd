using System.Collections.Immutable;

namespace Anneal.Dialects;

/// <summary>Phases with fractional ends, evaluated as OneCycleLR does it, operation by operation.</summary>
internal sealed record PyTorchPhases : Schedule
{
    private readonly Curve _anneal;
    private readonly ImmutableArray<(double End, double From, double To)> _phases;

    public PyTorchPhases(long steps, Curve anneal, params ImmutableArray<(double End, double From, double To)> phases)
    {
        Steps = steps;
        _anneal = anneal;
        _phases = phases;
        if (phases[0].End == 0)
        {
            throw new InvalidOperationException(
                $"The first of {steps} steps is the whole first phase, where OneCycleLR divides by zero. Choose a start fraction other than {1.0 / steps}.");
        }
    }

    public override long Steps { get; }

    internal override double Final => AtPhase(Steps - 1);

    public bool Equals(PyTorchPhases? other) =>
        other is not null && Steps == other.Steps && _anneal == other._anneal && _phases.AsSpan().SequenceEqual(other._phases.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Steps, _anneal, _phases[0], _phases[^1]);

    internal override double Evaluate(long step, Ending ending) => AtPhase(step);

    private protected override double AfterEnd(long step) => step == Steps
        ? AtPhase(step)
        : throw new ArgumentOutOfRangeException(nameof(step), step, $"Tried to step {step} times. The specified number of total steps is {Steps}");

    private double AtPhase(long step)
    {
        int index = 0;
        while (index < _phases.Length - 1 && step > _phases[index].End)
            index++;
        double start = index == 0 ? 0 : _phases[index - 1].End;
        (double end, double from, double to) = _phases[index];
        double progress = (step - start) / (end - start);
        return _anneal == Curve.Cosine
            ? to + (from - to) / 2 * (Math.Cos(Math.PI * progress) + 1)
            : (to - from) * progress + from;
    }
}
