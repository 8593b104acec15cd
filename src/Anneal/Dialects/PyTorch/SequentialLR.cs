using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class PyTorch
{
    /// <summary>SequentialLR: schedulers one after another, each on a clock that starts at its milestone.</summary>
    /// <remarks>
    /// <para>Each begins with the optimizer's rate, not with the value before it (SWALR and MultiplicativeLR excepted, which change that
    /// one). Constructing a OneCycleLR replaces the optimizer's base rate by <c>max_lr / div_factor</c>: the first scheduler starts from
    /// that, and so do those that stand after the OneCycleLR; one that stands before it and comes at a milestone keeps the optimizer's.
    /// A CyclicLR that stands first does the same with its <c>base_lr</c>. Cycled momentum stays where the cycle left it.</para>
    /// <para>A chained or sequential scheduler inside works as in the library: as the first piece only, and one step off.
    /// <see cref="Schedule.Then"/> has none of these surprises: each piece says where it begins.</para>
    /// </remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>, which takes the place of the pieces' own.</param>
    /// <param name="schedulers"><c>schedulers</c>: plans of this class's methods, such as those of <see cref="OneCycleLR"/>.</param>
    /// <param name="milestones"><c>milestones</c>: the first step of each scheduler after the first, in order.</param>
    /// <returns>Learning rate, and momentum if one of the schedulers cycles it.</returns>
    /// <exception cref="ArgumentException">There is not one milestone less than schedulers, or a piece is not one of PyTorch's schedulers, or reacts to metrics.</exception>
    /// <example>
    /// <code>
    /// using Anneal.Dialects;
    ///
    /// Schedule rate = PyTorch.SequentialLR(0.1, [PyTorch.LinearLR(0.1, totalIters: 10), PyTorch.CosineAnnealingLR(0.1, tMax: 90)], [10]);
    /// double peak = rate.At(10);   // 0.1
    /// </code>
    /// </example>
    public static Plan SequentialLR(double learningRate, IEnumerable<Plan> schedulers, IEnumerable<long> milestones)
    {
        ArgumentNullException.ThrowIfNull(schedulers);
        var sequence = new PyTorchSequential(Require.Finite(learningRate), PyTorchComposition.PiecesOf(schedulers), [.. milestones]);
        return new Plan(sequence, sequence.Momentum);
    }

    /// <summary>SequentialLR of schedulers that leave momentum alone.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>, which takes the place of the pieces' own.</param>
    /// <param name="schedulers"><c>schedulers</c>: schedules of this class's methods.</param>
    /// <param name="milestones"><c>milestones</c>: the first step of each scheduler after the first, in order.</param>
    /// <returns>The learning rate.</returns>
    /// <exception cref="ArgumentException">As for plans.</exception>
    public static Schedule SequentialLR(double learningRate, IEnumerable<Schedule> schedulers, IEnumerable<long> milestones) =>
        SequentialLR(learningRate, schedulers.Select(schedule => new Plan(schedule)), milestones).LearningRate;
}

/// <summary>SequentialLR.</summary>
internal sealed record PyTorchSequential : PyTorchComposition
{
    public PyTorchSequential(double learningRate, ValueList<PyTorchScheduler> pieces, ValueList<long> milestones)
        : base(learningRate, pieces, LengthOf(pieces, milestones))
    {
        Milestones = milestones;
        bool cycles = pieces.Any(piece => piece.CycledMomentum is not null);
        (Rate, Momentum) = PyTorchSequence.ClosedForm(this)
            ?? (new PyTorchRecursion(this, learningRate), cycles ? new PyTorchRecursion(this, learningRate, isMomentum: true) : null);
    }

    public ValueList<long> Milestones { get; }

    public Schedule Rate { get; }

    public Schedule? Momentum { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<PyTorchSequential>("pytorch-sequential", static (field, own) =>
    {
        double rate = field.Number("rate", own?.LearningRate);
        ValueList<Schedule> pieces = field.Schedules("pieces", own is null ? null : [.. own.Pieces]);
        return new PyTorchSequential(rate, PiecesOf(pieces.Select(static piece => new Plan(piece))), field.Places("milestones", own?.Milestones));
    });

    internal override Schedule? CycledMomentum => Momentum;

    public bool Equals(PyTorchSequential? other) =>
        other is not null && LearningRate.Equals(other.LearningRate) && Pieces == other.Pieces && Milestones == other.Milestones && AfterEnd == other.AfterEnd;

    public override int GetHashCode() => HashCode.Combine(LearningRate, Pieces, Milestones, AfterEnd);

    internal override double Evaluate(long step, Ending ending) => Rate.At(step);

    internal override void Evaluate(long start, Ending ending, Span<double> values) => Rate.Fill(start, values);

    internal override void Construct(ref PyTorchGroup group, Span<PyTorchClock> clocks)
    {
        base.Construct(ref group, clocks);
        clocks[0].Epoch = 0;
        group.Rate = group.InitialRate!.Value;
        Undo(clocks);
        Pieces[0].StepInitially(ref group, clocks.Slice(1, Pieces[0].Nodes));
    }

    internal override void Step(ref PyTorchGroup group, Span<PyTorchClock> clocks)
    {
        long epoch = ++clocks[0].Epoch;
        int index = Sorted.CountUpTo(Milestones.Span, epoch), first = 1;
        for (int i = 0; i < index; i++)
            first += Pieces[i].Nodes;
        Span<PyTorchClock> own = clocks.Slice(first, Pieces[index].Nodes);
        if (index > 0 && Milestones[index - 1] == epoch)
            Pieces[index].Enter(ref group, own);
        else
            Pieces[index].Step(ref group, own);
    }

    /// <summary>The value one past the end, and the error after it.</summary>
    private protected override double Beyond(long step) => Rate.At(Math.Min(step, Steps + 1));

    /// <summary>Up to where a piece raises an error inside its window.</summary>
    private static long LengthOf(ValueList<PyTorchScheduler> pieces, ValueList<long> milestones)
    {
        if (milestones.Count != pieces.Count - 1)
            throw new ArgumentException($"{pieces.Count} schedulers need {pieces.Count - 1} milestones, but there are {milestones.Count}.", nameof(milestones));
        for (int i = 0; i < pieces.Count; i++)
        {
            long begin = i == 0 ? 0 : milestones[i - 1], window = i < milestones.Count ? milestones[i] - begin : Unbounded;
            if (window > 0 && pieces[i].RunLength < window - 1)
                return begin + pieces[i].RunLength;
        }

        return Unbounded;
    }
}
