namespace Anneal.Dialects;

/// <summary>Several of PyTorch's schedulers on one parameter group.</summary>
/// <remarks>Where the values are known in closed form they are read from there, else from the recursion. Two are equal if they were put together alike.</remarks>
internal abstract record PyTorchComposition : PyTorchScheduler
{
    private const int MostNodes = 4096;

    private protected PyTorchComposition(double learningRate, ValueList<PyTorchScheduler> pieces, long runLength)
        : base(runLength)
    {
        (LearningRate, Pieces) = (learningRate, pieces);
        Nodes = 1 + pieces.Sum(piece => piece.Nodes);
        if (Nodes > MostNodes)
            throw new ArgumentException($"A composition has at most {MostNodes} schedulers in it, all levels together; this one has {Nodes}.", nameof(pieces));
    }

    /// <summary>The optimizer's <c>lr</c>.</summary>
    public double LearningRate { get; }

    public ValueList<PyTorchScheduler> Pieces { get; }

    internal sealed override int Nodes { get; }

    internal sealed override long RunLength => Steps;

    private protected string Name => GetType().Name["PyTorch".Length..];

    internal sealed override PyTorchScheduler? StartingFrom(double rate, double baseRate) => null;

    internal override void Construct(ref PyTorchGroup group, Span<PyTorchClock> clocks)
    {
        int first = 1;
        foreach (PyTorchScheduler piece in Pieces)
        {
            piece.Construct(ref group, clocks.Slice(first, piece.Nodes));
            first += piece.Nodes;
        }
    }

    internal sealed override void StepInitially(ref PyTorchGroup group, Span<PyTorchClock> clocks) => Step(ref group, clocks);

    internal sealed override void Enter(ref PyTorchGroup group, Span<PyTorchClock> clocks) => throw new InvalidOperationException(
        $"A {Name} cannot come after a milestone: PyTorch raises NotImplementedError there. Make it the first piece, or sequence its pieces.");

    internal sealed override void Undo(Span<PyTorchClock> clocks)
    {
        int first = 1;
        foreach (PyTorchScheduler piece in Pieces)
        {
            piece.Undo(clocks.Slice(first, piece.Nodes));
            first += piece.Nodes;
        }
    }

    private protected sealed override double Next(ref PyTorchGroup group, in PyTorchClock clock, bool isInitial) =>
        throw new NotSupportedException($"A {Name} has no step of its own.");

    /// <summary>The schedules of a public method's plans, which must be of this library.</summary>
    internal static ValueList<PyTorchScheduler> PiecesOf(IEnumerable<Plan> plans)
    {
        PyTorchScheduler[] pieces = [.. plans.Select(plan => plan.LearningRate as PyTorchScheduler ?? throw NotAPiece(plan.LearningRate))];
        return pieces.Length > 0
            ? new(pieces)
            : throw new ArgumentException("A composition needs at least one scheduler; it has none.", nameof(plans));
    }

    private static ArgumentException NotAPiece(Schedule schedule) => new(schedule is MetricPlateau
        ? "ReduceLROnPlateau cannot be a piece of PyTorch's compositions, for its step() asks for a metric. Use the native Then or Times, which take feedback schedules."
        : $"{schedule.GetType().Name} is not one of PyTorch's schedulers, so its recursion is unknown. Build the pieces with the methods of PyTorch, or use the native Then or Times.");
}
