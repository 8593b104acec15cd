namespace Anneal.Dialects;

/// <summary>The closed form of SequentialLR: its pieces cut to their windows, each from the rate that it starts from.</summary>
internal static class PyTorchSequence
{
    /// <summary>The curves; null where only the recursion knows.</summary>
    /// <remarks>That is: nested compositions, a milestone at 0 or out of order, two cycles or two SWALR (which overwrite each other's limits in the group), and MultiplicativeLR.</remarks>
    public static (Schedule Rate, Schedule? Momentum)? ClosedForm(PyTorchSequential sequence)
    {
        if (!IsPlain(sequence))
            return null;
        var clocks = new PyTorchClock[sequence.Nodes];
        PyTorchGroup group = PyTorchRecursion.Begin(sequence, sequence.LearningRate, clocks);
        double rate = group.InitialRate!.Value, momentum = group.Momentum;
        Schedule? rates = null, momenta = null;
        for (int i = 0; i < sequence.Pieces.Count; i++)
        {
            (long begin, long steps) = WindowOf(sequence.Milestones, i);
            if (steps == 0)
                continue;
            if (i > 0)
                rate = sequence.Pieces[i].RateAtMilestone(rate, clocks[i + 1].BaseRate);
            if (sequence.Pieces[i].StartingFrom(rate, clocks[i + 1].BaseRate) is not { } piece)
                return null;
            Schedule ownMomentum = piece.CycledMomentum ?? new Constant(momentum);
            rates = Append(rates, piece, steps);
            momenta = Append(momenta, ownMomentum, steps);
            if (steps != Schedule.Unbounded && steps - 1 <= piece.RunLength)
                (rate, momentum) = (piece.At(steps - 1), ownMomentum.At(steps - 1));
        }

        return (rates!, sequence.Pieces.Any(piece => piece.CycledMomentum is not null) ? momenta : null);
    }

    private static bool IsPlain(PyTorchSequential sequence)
    {
        ReadOnlySpan<long> milestones = sequence.Milestones.Span;
        for (int i = 0; i < milestones.Length; i++)
        {
            if (milestones[i] < (i == 0 ? 1 : milestones[i - 1]))
                return false;
        }

        return !sequence.Pieces.Any(piece => piece is PyTorchComposition)
            && sequence.Pieces.Count(piece => piece is PyTorchPhases or PyTorchTriangle) <= 1
            && sequence.Pieces.Count(piece => piece is PyTorchAnnealing) <= 1;
    }

    private static (long Begin, long Steps) WindowOf(ValueList<long> milestones, int index)
    {
        long begin = index == 0 ? 0 : milestones[index - 1];
        return (begin, index < milestones.Count ? milestones[index] - begin : Schedule.Unbounded);
    }

    private static Schedule Append(Schedule? before, Schedule piece, long steps)
    {
        Schedule window = steps == Schedule.Unbounded ? piece : piece.For(steps);
        return before is null ? window : before.Then(window);
    }
}
